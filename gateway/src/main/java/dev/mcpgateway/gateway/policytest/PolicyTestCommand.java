package dev.mcpgateway.gateway.policytest;

import dev.mcpgateway.gateway.configuration.OfflineSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code policy-test}: tries a table of callers and operations on the configured policies. */
@Command(
    name = PolicyTestCommand.NAME,
    description =
        "Holds a table of callers and operations against the configuration, without starting"
            + " anything.",
    mixinStandardHelpOptions = true,
    // whatever goes wrong, nothing was found out about the policy
    exitCodeOnExecutionException = 2,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything is as expected",
      "1:something is not as expected",
      "2:the command line, the table or the configuration is wrong"
    })
public final class PolicyTestCommand implements Callable<Integer> {

  static final String NAME = "policy-test";

  private static final int AS_EXPECTED = 0;
  private static final int DIFFERENT = 1;
  private static final int UNUSABLE = 2;

  @Parameters(paramLabel = "CASES", description = "A YAML file of cases.")
  private @Nullable Path cases;

  @Unmatched private final List<String> properties = new ArrayList<>();

  @Spec private @Nullable CommandSpec spec;

  /**
   * The exit status for {@code policy-test CASES}; none if the arguments ask for something else.
   */
  public static Optional<Integer> status(String[] arguments) {
    return arguments.length > 0 && arguments[0].equals(NAME)
        ? Optional.of(
            execute(
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                Arrays.copyOfRange(arguments, 1, arguments.length)))
        : Optional.empty();
  }

  static int execute(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new PolicyTestCommand())
        .setOut(out)
        .setErr(err)
        .setUsageHelpAutoWidth(true)
        .execute(arguments);
  }

  @Override
  public Integer call() {
    CommandLine line = present(spec).commandLine();
    try (Reader file = Files.newBufferedReader(present(cases))) {
      CaseTable table = CaseTable.read(file);
      OfflineSettings settings = OfflineSettings.read(properties.toArray(String[]::new));
      return print(line.getOut(), new Trials(settings, table).all());
    } catch (IOException e) {
      line.getErr().println("can't be read: " + e);
    } catch (BadTableException e) {
      line.getErr().println(cases + " is no table of cases: " + e.getMessage());
    } catch (OfflineSettings.ProblemsException e) {
      line.getErr().println("The gateway would not start with this configuration:");
      line.getErr().println(e.getMessage());
    }
    return UNUSABLE;
  }

  private static int print(PrintWriter out, List<Trial> trials) {
    trials.forEach(each -> out.println(each.line()));
    long wrong = trials.stream().filter(each -> !each.isAsExpected()).count();
    out.printf("%d tried, %d not as expected%n", trials.size(), wrong);
    return wrong == 0 ? AS_EXPECTED : DIFFERENT;
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("set by the command line's parser");
    }
    return value;
  }
}
