package dev.mcpgateway.client.report;

import java.util.List;

/**
 * One numbered line of a report: an arrow in the picture, and what is told of it below.
 *
 * @param from where the arrow begins
 * @param to where it ends
 * @param label what stands on it
 * @param answer what stands on the arrow back; empty: there is none
 * @param texts what is told, under a heading each
 */
record Line(String from, String to, String label, String answer, List<Text> texts) {

  /** A text under a heading. */
  record Text(String heading, String text) {}
}
