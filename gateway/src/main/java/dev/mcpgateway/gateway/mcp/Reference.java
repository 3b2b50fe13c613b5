package dev.mcpgateway.gateway.mcp;

import static java.util.Objects.requireNonNull;

/**
 * Something that a message is about without asking for the thing itself: what is to be completed,
 * or listened to.
 *
 * @param kind what sort of thing
 * @param name the prompt's name, or the resource's URI or template of URIs
 */
public record Reference(Kind kind, String name) {

  /** The sorts of things that are referred to. */
  public enum Kind {
    PROMPT,
    RESOURCE
  }

  public Reference {
    requireNonNull(kind);
    requireNonNull(name);
  }
}
