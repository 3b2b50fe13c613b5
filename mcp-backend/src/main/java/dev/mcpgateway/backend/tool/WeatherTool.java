package dev.mcpgateway.backend.tool;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import reactor.core.publisher.Mono;

/** Tells the weather of a few cities from data that is built in, and says so. */
final class WeatherTool implements Tool {

  private static final Parameter.Text CITY = new Parameter.Text("city", "The name of a city");

  private static final Map<String, String> SAMPLES = samples();

  @Override
  public String name() {
    return "weather";
  }

  @Override
  public String description() {
    return "Tells the weather in a city, from built-in sample data: it is not a forecast.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(CITY);
  }

  @Override
  public Mono<String> call(ToolCall call) {
    String city = call.arguments().get(CITY).strip();
    String weather = SAMPLES.get(city);
    if (weather == null) {
      throw new ToolException(
          "There is no sample data for this city. Known cities: "
              + String.join(", ", SAMPLES.keySet())
              + ".");
    }
    return Mono.just("Sample data, not a measurement. Weather in %s: %s.".formatted(city, weather));
  }

  private static Map<String, String> samples() {
    Map<String, String> samples = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    samples.put("Berlin", "14 °C, light rain, wind 18 km/h from the west");
    samples.put("Lisbon", "24 °C, clear, wind 12 km/h from the north");
    samples.put("London", "16 °C, overcast, wind 20 km/h from the south-west");
    samples.put("Nairobi", "22 °C, scattered clouds, wind 15 km/h from the east");
    samples.put("New York", "19 °C, partly cloudy, wind 10 km/h from the south");
    samples.put("Sydney", "21 °C, sunny, wind 22 km/h from the south-east");
    samples.put("Tokyo", "26 °C, humid, wind 8 km/h from the south");
    return samples;
  }
}
