package dev.mcpgateway.gateway.policytest;

import dev.mcpgateway.gateway.access.Operations;
import dev.mcpgateway.gateway.caller.Caller;
import dev.mcpgateway.gateway.caller.CallerId;
import dev.mcpgateway.gateway.configuration.OfflineSettings;
import dev.mcpgateway.gateway.policy.ServerPolicy;
import dev.mcpgateway.gateway.policytest.CaseTable.CallerRow;
import dev.mcpgateway.gateway.policytest.CaseTable.CaseRow;
import dev.mcpgateway.gateway.resource.ProtectedServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tries every case of a table with every caller that it names, on the configured policies. */
final class Trials {

  private final OfflineSettings settings;
  private final CaseTable table;

  Trials(OfflineSettings settings, CaseTable table) {
    this.settings = settings;
    this.table = table;
  }

  /** All of them, in the order of the table. */
  List<Trial> all() throws BadTableException {
    List<Trial> trials = new ArrayList<>();
    for (CaseRow row : table.cases()) {
      if (row.expect().isEmpty()) {
        throw new BadTableException("a case that expects nothing: " + row);
      }
      ProtectedServer server = server(row);
      for (Map.Entry<String, String> each : row.expect().entrySet()) {
        trials.add(trial(row, server, each.getKey(), Expectation.parse(each.getValue())));
      }
    }
    return trials;
  }

  private Trial trial(CaseRow row, ProtectedServer server, String caller, Expectation expected)
      throws BadTableException {
    ServerPolicy policy = settings.policies().of(server.name());
    AskedOperation asked = AskedOperation.of(row);
    return new Trial(
        server.name(),
        caller,
        asked.text(),
        expected,
        policy.judge(Operations.of(asked.call()), caller(caller, server)).decision(),
        policy.mode());
  }

  private ProtectedServer server(CaseRow row) throws BadTableException {
    List<ProtectedServer> all = settings.servers().all();
    @Nullable String name = row.server() == null ? table.server() : row.server();
    if (name == null && all.size() == 1) {
      return all.getFirst();
    }
    return all.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new BadTableException(
                (name == null
                        ? "no server is named; there are "
                        : name + " is none of the servers ")
                    + all.stream().map(ProtectedServer::name).toList()));
  }

  private Caller caller(String name, ProtectedServer server) throws BadTableException {
    CallerRow row = table.callers().get(name);
    if (row == null) {
      throw new BadTableException(name + " is none of the callers " + table.callers().keySet());
    }
    String subject = row.subject() == null ? name : row.subject();
    return new Caller(
        new CallerId(server.issuers().getFirst().issuer(), CallerId.Kind.SUBJECT, subject),
        Optional.ofNullable(row.client()),
        Set.copyOf(row.scopes()),
        Set.copyOf(row.groups()),
        row.audiences() == null
            ? Set.of(server.resource().toString())
            : Set.copyOf(row.audiences()),
        Instant.MAX);
  }
}
