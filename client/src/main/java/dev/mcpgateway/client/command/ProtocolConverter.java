package dev.mcpgateway.client.command;

import dev.mcpgateway.client.mcp.Protocol;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the revision that is to be spoken. */
final class ProtocolConverter implements ITypeConverter<Protocol> {

  @Override
  public Protocol convert(String value) {
    return Arrays.stream(Protocol.values())
        .filter(protocol -> protocol.toString().equals(value))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "'" + value + "' is none of auto, 2025-11-25 and 2026-07-28"));
  }
}
