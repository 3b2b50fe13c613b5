package dev.mcpgateway.client.command;

import dev.mcpgateway.client.metadata.Addresses;
import java.net.URI;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the URL of an MCP server. A token goes there, so it must be https or on this machine. */
final class UriConverter implements ITypeConverter<URI> {

  @Override
  public URI convert(String value) {
    URI address =
        Addresses.parse(value)
            .orElseThrow(
                () -> new TypeConversionException("'" + value + "' is no http or https URL"));
    Addresses.objection(value, address)
        .ifPresent(why -> {
          throw new TypeConversionException("'" + value + "': " + why);
        });
    return address;
  }
}
