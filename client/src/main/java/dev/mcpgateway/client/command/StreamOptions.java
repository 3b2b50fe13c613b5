package dev.mcpgateway.client.command;

import dev.mcpgateway.client.doctor.StreamTool;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options on the tool whose stream is measured. */
final class StreamOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--stream-tool",
      paramLabel = "NAME",
      description =
          "Call this tool, once, to measure whether events come as they are sent: one that reports"
              + " progress for a second or more. Without this no tool is called.")
  private @Nullable String name;

  @Option(
      names = "--stream-args",
      paramLabel = "JSON",
      defaultValue = "{}",
      description = "The tool's arguments, a JSON object.")
  private String arguments = "{}";

  boolean isGiven() {
    return name != null;
  }

  Optional<StreamTool> tool() {
    if (name == null && !arguments.equals("{}")) {
      throw Terminal.wrong(spec, "--stream-args is for --stream-tool");
    }
    try {
      return Optional.ofNullable(name)
          .map(
              tool -> new StreamTool(tool, ToolArguments.of(List.of(arguments), Optional.empty())));
    } catch (IllegalArgumentException unusable) {
      throw Terminal.wrong(spec, "--stream-tool: " + unusable.getMessage());
    }
  }
}
