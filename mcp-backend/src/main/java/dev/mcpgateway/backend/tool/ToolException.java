package dev.mcpgateway.backend.tool;

/** Says to the caller, in words meant for it, why a tool could not do what was asked. */
final class ToolException extends RuntimeException {

  ToolException(String message) {
    super(message);
  }
}
