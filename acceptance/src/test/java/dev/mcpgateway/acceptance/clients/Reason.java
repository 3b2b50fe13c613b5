package dev.mcpgateway.acceptance.clients;

/**
 * Why something is not done: by the program or the authorization server, not by the gateway. Each
 * is looked at where it is given, so that none outlives its cause.
 */
enum Reason {
  DEX_REGISTERS_NOBODY("Dex has no registration; the program is given a client id of its own"),
  NO_OFFLINE_ACCESS(
      "it does not ask for `offline_access`, without which Dex gives no refresh token: the user"
          + " logs in again"),
  REFRESHES_INSTEAD(
      "it uses its refresh token instead of asking its user for more, and ends with an error; with"
          + " Dex it steps up"),
  REFRESHES_WITH_OLD_SCOPES(
      "it asks its user for more, but names the scopes of its first login whenever it refreshes,"
          + " which it does in the last minute of a token: with the short tokens of this test the"
          + " new scope is lost at once"),
  TAKES_NO_TOKEN("it has no option for a token: it gets its own");

  private final String words;

  Reason(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
