package dev.mcpgateway.client.command;

import java.io.PrintWriter;
import java.util.Arrays;

/**
 * How a command ends that could not do its work: its words were printed, the JSON was not.
 *
 * @param out gets the JSON
 * @param isJson whether JSON was asked for, in whatever else was wrong with the command line
 */
record Failed(PrintWriter out, boolean isJson) {

  static Failed of(PrintWriter out, String... arguments) {
    return new Failed(
        out,
        Arrays.stream(arguments).takeWhile(word -> !word.equals("--")).anyMatch("--json"::equals));
  }

  int ended(int exitCode, String error) {
    if (isJson) {
      JsonOutput json = new JsonOutput(out, out);
      json.data("error", Json.word(error));
      json.end(exitCode);
    }
    return exitCode;
  }
}
