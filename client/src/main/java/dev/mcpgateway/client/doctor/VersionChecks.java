package dev.mcpgateway.client.doctor;

import static dev.mcpgateway.client.doctor.Check.inAnswer;
import static dev.mcpgateway.client.doctor.Severity.ERROR;
import static dev.mcpgateway.client.doctor.Severity.WARNING;

import java.util.List;

/** Headers that say which revision and what a call is, at a server that lets calls through. */
final class VersionChecks {

  private static final int MISMATCH = -32020;
  private static final int UNSUPPORTED = -32022;

  private static final String HEADERS = "MCP 2026-07-28, Transports, Standard Request Headers";

  private static final String AGREE =
      "Compare the header with the body and answer 400 with the code -32020: a proxy that goes by"
          + " the header lets through what it should not.";

  static final List<Check> ALL =
      List.of(
          new Check(
              "VER-01",
              WARNING,
              "A call of an unknown protocol version is not refused with 400",
              "MCP 2025-11-25, Transports, Protocol Version Header",
              "Answer 400 where MCP-Protocol-Version is none that the server speaks.",
              inAnswer(
                  seen -> seen.opened().flatMap(_ -> seen.answer("wire-unknown")),
                  one -> one.status() != 400)),
          new Check(
              "VER-02",
              WARNING,
              "An unknown protocol version is not refused with 400 and the code -32022",
              "MCP 2026-07-28, Versioning",
              "Answer so, with the versions that the server speaks in data.supported: by them"
                  + " clients choose one.",
              inStateless("wire-old", UNSUPPORTED)),
          new Check(
              "VER-03",
              ERROR,
              "MCP-Protocol-Version may differ from the version in the body",
              HEADERS,
              AGREE,
              inStateless("wire-version", MISMATCH)),
          new Check(
              "VER-04",
              ERROR,
              "Mcp-Method may differ from the method in the body",
              HEADERS,
              AGREE,
              inStateless("wire-method", MISMATCH)),
          new Check(
              "VER-05",
              WARNING,
              "Mcp-Method may be missing",
              HEADERS,
              "Answer 400 with the code -32020 to a request without it.",
              inStateless("wire-bare", MISMATCH)),
          new Check(
              "VER-06",
              ERROR,
              "Mcp-Name may differ from the name in the body",
              HEADERS,
              AGREE,
              inStateless("wire-name", MISMATCH)));

  private VersionChecks() {}

  /** An answer of a server without sessions that is not this refusal. */
  private static Fault inStateless(String name, int code) {
    return inAnswer(
        seen -> seen.stateless().flatMap(_ -> seen.answer(name)),
        one -> one.status() != 400 || one.error() != code);
  }
}
