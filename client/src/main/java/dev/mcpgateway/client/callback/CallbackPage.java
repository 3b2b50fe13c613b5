package dev.mcpgateway.client.callback;

import dev.mcpgateway.client.authorization.AuthorizationAnswer;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.Denied;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.ForeignIssuer;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.Granted;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.Malformed;
import dev.mcpgateway.client.authorization.AuthorizationAnswer.Stray;
import dev.mcpgateway.client.flow.Printable;
import org.springframework.web.util.HtmlUtils;

/**
 * The page that the user sees last. It needs nothing from elsewhere and runs no script.
 *
 * @param status its HTTP status
 * @param html its text
 */
record CallbackPage(int status, String html) {

  /** What the page may load: nothing but its own style. */
  static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private static final String TEMPLATE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>{title}</title>
      <style>
        :root { color-scheme: light dark; --paper: #f6f7f9; --card: #fff; --ink: #1c2430;
          --faint: #5b6675; --line: #e1e5ea; --mark: {mark}; }
        @media (prefers-color-scheme: dark) { :root { --paper: #12161c; --card: #1b212a;
          --ink: #e8ecf1; --faint: #9aa6b5; --line: #2c3541; } }
        * { box-sizing: border-box; }
        body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem;
          background: var(--paper); color: var(--ink);
          font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        main { width: 100%; max-width: 27rem; padding: 2.5rem 2.25rem; text-align: center;
          background: var(--card); border: 1px solid var(--line); border-radius: 1rem;
          box-shadow: 0 1rem 3rem rgb(15 25 40 / 9%); }
        .mark { width: 3.5rem; height: 3.5rem; margin: 0 auto 1.25rem; border-radius: 50%;
          display: grid; place-items: center; background: var(--mark); color: #fff; }
        .mark svg { width: 1.75rem; height: 1.75rem; fill: none; stroke: currentColor;
          stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round; }
        h1 { margin: 0 0 .5rem; font-size: 1.4rem; line-height: 1.25; }
        p { margin: .5rem 0 0; color: var(--faint); overflow-wrap: anywhere; }
        code { font-size: .9em; color: var(--ink); }
      </style>
      </head>
      <body>
      <main>
        <div class="mark" aria-hidden="true"><svg viewBox="0 0 24 24"><path d="{shape}"/></svg></div>
        <h1>{title}</h1>
        <p>{text}</p>
        <p>{next}</p>
      </main>
      </body>
      </html>
      """;

  private static final String TICK = "M5 12.5l4.5 4.5L19 7.5";
  private static final String CROSS = "M7 7l10 10M17 7L7 17";

  static CallbackPage of(AuthorizationAnswer answer) {
    return switch (answer) {
      case Granted _ ->
          new CallbackPage(
              200,
              page(
                  true,
                  "You are logged in",
                  "The MCP client has what it needs and goes on by itself.",
                  "You can close this window."));
      case Denied(String error, String description) ->
          failed(
              "The authorization server said: <code>"
                  + escaped((error + " " + description).trim())
                  + "</code>");
      case ForeignIssuer _ ->
          failed("The answer did not come from the server that was asked. Nothing of it was used.");
      case Malformed _ -> failed("The answer could not be read.");
      // another status, so that a script knows that nothing came of it
      case Stray _ ->
          new CallbackPage(
              404,
              page(
                  false,
                  "Not the awaited answer",
                  "This is not the answer to the login that is running.",
                  "The MCP client keeps waiting."));
    };
  }

  private static CallbackPage failed(String why) {
    return new CallbackPage(
        400, page(false, "The login did not succeed", why, "The MCP client's output says more."));
  }

  private static String page(boolean isGood, String title, String text, String next) {
    // what may hold others' words goes in last
    return TEMPLATE
        .replace("{mark}", isGood ? "#1f8f5f" : "#c0392b")
        .replace("{shape}", isGood ? TICK : CROSS)
        .replace("{title}", title)
        .replace("{next}", next)
        .replace("{text}", text);
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(Printable.of(text));
  }
}
