package dev.mcpgateway.client.flow;

/** A step of the way from a refused call to an answered one. */
public enum Step {
  CALL(1, "Call the server without a token"),
  RESOURCE_METADATA(2, "Protected resource metadata"),
  SERVER_METADATA(3, "Authorization server metadata"),
  /** Not always needed, so without a number of its own. */
  REGISTRATION(4, "Client registration"),
  AUTHORIZATION(4, "Authorization request"),
  CALLBACK(5, "Authorization response"),
  TOKEN(6, "Token request"),
  /** The way back, so without a number of its own. */
  REVOCATION(6, "Token revocation"),
  CONNECT(7, "Connect to the server"),
  TOOLS(8, "List and call tools");

  private final int number;
  private final String title;

  Step(int number, String title) {
    this.number = number;
    this.title = title;
  }

  public int number() {
    return number;
  }

  public String title() {
    return title;
  }
}
