package dev.mcpgateway.client.command;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What {@code --grant} can say. */
enum GrantName {
  AUTHORIZATION_CODE,
  CLIENT_CREDENTIALS,
  DEVICE_CODE,
  WORKLOAD_IDENTITY,
  ENTERPRISE_MANAGED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads one. */
  static final class Converter implements ITypeConverter<GrantName> {

    @Override
    public GrantName convert(String value) {
      return Arrays.stream(values())
          .filter(name -> name.toString().equals(value))
          .findFirst()
          .orElseThrow(() ->
              new TypeConversionException(
                  "'" + value + "' is none of " + Arrays.toString(values())));
    }
  }
}
