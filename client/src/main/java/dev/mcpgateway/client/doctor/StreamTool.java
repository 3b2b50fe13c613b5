package dev.mcpgateway.client.doctor;

import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool that is called to see whether its events come as they are sent.
 *
 * @param name its name
 * @param arguments what it is called with; not kept in a record
 */
public record StreamTool(String name, ObjectNode arguments) {

  private static final Pattern NAME = Pattern.compile("[\\w./-]{1,128}");

  public StreamTool {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a tool's name has letters, digits and _ - . / only");
    }
  }
}
