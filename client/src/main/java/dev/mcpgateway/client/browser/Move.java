package dev.mcpgateway.client.browser;

import dev.mcpgateway.client.flow.Secret;
import java.net.URI;

/** What to do next on a page. */
sealed interface Move {

  /** Go to an address. */
  record Follow(URI address) implements Move {}

  /**
   * Send a form.
   *
   * @param address where to
   * @param form its fields, encoded
   * @param note what was done, for the reader
   * @param isLogin whether the password is among the fields
   */
  record Submit(URI address, Secret form, String note, boolean isLogin) implements Move {}

  /** The login form came back: the password is wrong. */
  record Refused() implements Move {}

  /** There is nothing on the page that could be done. */
  record Stuck(String why) implements Move {}
}
