package dev.mcpgateway.client.command;

import dev.mcpgateway.client.http.ConnectTo;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a mapped address. */
final class ConnectToConverter implements ITypeConverter<ConnectTo> {

  @Override
  public ConnectTo convert(String value) {
    return ConnectTo.parse(value)
        .orElseThrow(
            () -> new TypeConversionException("'" + value + "' is not HOST:PORT:HOST:PORT"));
  }
}
