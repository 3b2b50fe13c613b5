package dev.mcpgateway.gateway.testing;

/** What Prometheus would read from a gateway. */
public final class Meters {

  private Meters() {}

  /** All series with their values, a line each. */
  public static String scraped(int managementPort) {
    return RawHttp.send(
            managementPort, "GET", "/actuator/prometheus", "Host: localhost:" + managementPort)
        .body();
  }

  /** The sum of all series whose names and labels begin so. */
  public static double sum(int managementPort, String beginning) {
    return scraped(managementPort)
        .lines()
        .filter(each -> each.startsWith(beginning))
        .mapToDouble(each -> Double.parseDouble(each.substring(each.lastIndexOf(' ') + 1)))
        .sum();
  }
}
