package dev.mcpgateway.client.command;

import dev.mcpgateway.client.authorization.GrantName;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what {@code --grant} says. */
final class GrantConverter implements ITypeConverter<GrantName> {

  @Override
  public GrantName convert(String value) {
    return GrantName.of(value)
        .orElseThrow(() ->
            new TypeConversionException(
                "'" + value + "' is none of " + Arrays.toString(GrantName.values())));
  }
}
