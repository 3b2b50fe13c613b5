package dev.mcpgateway.acceptance.clients;

/**
 * Why something is not done, or not always: by the program or the authorization server, not by the
 * gateway. Each is looked at where it is given, so that none outlives its cause.
 */
enum Reason {
  DEX_REGISTERS_NOBODY("Dex has no registration; the program is given a client id of its own"),
  NO_OFFLINE_ACCESS(
      "it asks for the scopes that the server names, and so not for `offline_access`, without which"
          + " Dex gives no refresh token: the user logs in again"),
  NOT_WITH_A_REFRESH_TOKEN(
      "only while it has no refresh token: with one it refreshes instead of asking its user for"
          + " more, and ends with an error"),
  NOT_AFTER_ITS_OWN_REGISTRATION(
      "only where it is told its client id: after a registration of its own it refreshes instead,"
          + " and ends with an error"),
  REFRESHES_WITH_OLD_SCOPES(
      "only until the last minute of a token: then it refreshes with the scopes of its first login,"
          + " and what it stepped up to is lost"),
  TAKES_NO_TOKEN("it has no option for a token: it gets its own");

  private final String words;

  Reason(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
