package dev.mcpgateway.gateway.mcp;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Makes parsers that refuse what two readers could understand differently, and what is a bomb. */
final class StrictJson {

  static final int DEEPEST = 100;
  static final int LONGEST_NAME = 10_000;
  static final int LONGEST_NUMBER = 1_000;

  private StrictJson() {}

  /** For texts of a limited size in bytes; no string in one is longer. */
  static JsonFactory readingUpTo(int largest) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxNameLength(LONGEST_NAME)
            .maxNumberLength(LONGEST_NUMBER)
            .maxStringLength(largest)
            .build();
    return JsonFactory.builder()
        .streamReadConstraints(constraints)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
  }
}
