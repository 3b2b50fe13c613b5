package dev.mcpgateway.gateway.refusal;

import dev.mcpgateway.gateway.mcp.RequestId;
import dev.mcpgateway.gateway.refusal.Refusal.MalformedMessage;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One refusal of each kind that there is. */
final class Refusals {

  private static final Map<Class<?>, Object> VALUES =
      Map.of(
          String.class,
          "GET, POST",
          List.class,
          List.of("mcp:write"),
          Optional.class,
          Optional.of(new RequestId.Numeric(BigInteger.TEN)),
          Duration.class,
          Duration.ofSeconds(10),
          long.class,
          4L,
          int.class,
          MalformedMessage.PARSE_ERROR);

  private Refusals() {}

  static List<Refusal> all() {
    return Stream.concat(
            Arrays.stream(Refusal.class.getPermittedSubclasses()).map(Refusals::one),
            Stream.of(new MalformedMessage(MalformedMessage.INVALID_REQUEST, "no method")))
        .toList();
  }

  private static Refusal one(Class<?> kind) {
    RecordComponent[] components = kind.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = kind.getDeclaredConstructor(types);
      return (Refusal) constructor.newInstance(Arrays.stream(types).map(VALUES::get).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a kind of refusal with a value not listed here", e);
    }
  }
}
