package dev.mcpgateway.acceptance.clients;

/** What a program does between a user, an authorization server and the gateway. */
enum Ability {
  REGISTRATION("registers"),
  LOGIN("discovers, logs in"),
  CALL("calls a tool"),
  REFRESH("refreshes"),
  STEP_UP("steps up"),
  STORED_TOKEN("keeps its login"),
  GIVEN_TOKEN("takes a token"),
  WITHOUT_LOGIN("without a user: says so");

  private final String words;

  Ability(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
