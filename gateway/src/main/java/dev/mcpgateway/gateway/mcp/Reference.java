package dev.mcpgateway.gateway.mcp;

import static java.util.Objects.requireNonNull;

/**
 * Something that a message speaks of without asking for the thing itself: what is to be completed,
 * listened to, or was listed.
 *
 * @param kind what sort of thing
 * @param name the tool's or prompt's name, or the resource's URI or template of URIs
 */
public record Reference(Kind kind, String name) {

  /** The sorts of things that are referred to. */
  public enum Kind {
    TOOL,
    PROMPT,
    RESOURCE
  }

  public Reference {
    requireNonNull(kind);
    requireNonNull(name);
  }
}
