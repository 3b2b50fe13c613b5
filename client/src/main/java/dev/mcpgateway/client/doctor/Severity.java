package dev.mcpgateway.client.doctor;

/** How much a finding hurts: clients fail or are unsafe, some do, or it could be better. */
public enum Severity {
  ERROR,
  WARNING,
  INFO
}
