package dev.mcpgateway.client.command;

import dev.mcpgateway.client.mcp.Transport;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a transport. */
final class TransportConverter implements ITypeConverter<Transport> {

  @Override
  public Transport convert(String value) {
    return Arrays.stream(Transport.values())
        .filter(transport -> transport.toString().equals(value))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException("'" + value + "' is neither streamable-http nor sse"));
  }
}
