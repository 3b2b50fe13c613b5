package dev.mcpgateway.client.doctor;

/**
 * A check with what became of it.
 *
 * @param id its stable name
 * @param severity how much the fault would hurt
 * @param title what would be wrong
 * @param section where it is specified
 * @param remedy what to change then
 * @param outcome what became of it
 */
public record Judgement(
    String id, Severity severity, String title, String section, String remedy, Outcome outcome) {

  static Judgement of(Check check, Outcome outcome) {
    return new Judgement(
        check.id(), check.severity(), check.title(), check.section(), check.remedy(), outcome);
  }
}
