package dev.mcpgateway.client.authorization;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways to a grant, by the names that users know; who acts differs from one to the other. */
public enum GrantName {
  AUTHORIZATION_CODE,
  CLIENT_CREDENTIALS,
  DEVICE_CODE,
  WORKLOAD_IDENTITY,
  ENTERPRISE_MANAGED;

  /** The way of that name. */
  public static Optional<GrantName> of(String text) {
    return Arrays.stream(values()).filter(name -> name.toString().equals(text)).findFirst();
  }

  /** Whether a user logs in and agrees, here or on another machine. */
  public boolean isLogin() {
    return this == AUTHORIZATION_CODE || this == DEVICE_CODE;
  }

  /** Whether the same one acts, and by the same right. */
  public boolean isKin(GrantName other) {
    return this == other || (isLogin() && other.isLogin());
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
