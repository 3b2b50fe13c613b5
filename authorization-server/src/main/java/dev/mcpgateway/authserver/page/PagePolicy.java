package dev.mcpgateway.authserver.page;

/**
 * What a browser may do with a page of this server: show it with our style sheet, not in a frame,
 * without any script.
 */
public final class PagePolicy {

  /** The header that carries it. */
  public static final String HEADER = "Content-Security-Policy";

  /** For a page whose forms stay here. */
  public static final String DEFAULT = withFormAction("'self'");

  private PagePolicy() {}

  static String withFormAction(String sources) {
    return "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none';"
        + " form-action "
        + sources;
  }
}
