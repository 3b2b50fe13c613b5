package dev.mcpgateway.acceptance.machine;

import java.util.List;
import java.util.stream.Stream;

/** The shells that a machine may have. */
public final class Shell {

  private Shell() {}

  /** The words that start a shell; skips the calling test where there is none such. */
  public static List<String> required(String... words) {
    Requirement.met(
        Requirement.works(
            Stream.concat(Stream.of(words), Stream.of("-c", "exit 0")).toArray(String[]::new)),
        "the shell " + words[0] + " is missing; Debian's package has the same name");
    return List.of(words);
  }
}
