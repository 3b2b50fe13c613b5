package dev.mcpgateway.client.command;

import dev.mcpgateway.client.diagnosis.DiagnosisPage;
import dev.mcpgateway.client.diagnosis.JunitXml;
import dev.mcpgateway.client.diagnosis.SarifLog;
import dev.mcpgateway.client.doctor.Diagnosis;
import dev.mcpgateway.client.doctor.Examination;
import dev.mcpgateway.client.doctor.Recording;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options on the forms in which a diagnosis is left behind. */
final class DiagnosisOptions {

  private static final String STDOUT = "-";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON object instead of words.")
  private boolean json;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description =
          "Write a test case for each check, as JUnit's XML. -: print it instead of words.")
  private @Nullable Path junit;

  @Option(
      names = "--sarif",
      paramLabel = "FILE",
      description = "Write the findings as SARIF 2.1.0. -: print them instead of words.")
  private @Nullable Path sarif;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page that needs no network. -: print it instead of words.")
  private @Nullable Path html;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Write what was asked and answered, without secrets, for --offline.")
  private @Nullable Path record;

  /** A form that was asked for. */
  private record Form(OutputFile file, Function<Seen, String> text) {

    boolean isPrinted() {
      return file.path().toString().equals(STDOUT);
    }
  }

  /** What was seen and how it was judged. */
  private record Seen(Examination examination, Diagnosis diagnosis) {}

  private List<Form> forms() {
    return Stream.of(
            form("--junit", junit, seen -> JunitXml.of(seen.diagnosis())),
            form("--sarif", sarif, seen -> SarifLog.of(seen.diagnosis())),
            form("--html", html, seen -> DiagnosisPage.of(seen.diagnosis())),
            form("--record", record, seen -> Recording.write(seen.examination())))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Form> form(
      String option, @Nullable Path path, Function<Seen, String> text) {
    return Optional.ofNullable(path).map(there -> new Form(new OutputFile(option, there), text));
  }

  /** Finds what cannot be written before anything is asked. */
  void check() {
    List<Form> forms = forms();
    if (forms.stream().filter(Form::isPrinted).count() + (json ? 1 : 0) > 1) {
      throw Terminal.wrong(spec, "only one of --json and the files can be standard output");
    }
    List<OutputFile> files =
        forms.stream().filter(form -> !form.isPrinted()).map(Form::file).toList();
    if (files.stream().map(OutputFile::path).map(Path::toAbsolutePath).distinct().count()
        < files.size()) {
      throw Terminal.wrong(spec, "two options name the same file");
    }
    files.stream()
        .map(OutputFile::objection)
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(words -> {
          throw Terminal.wrong(spec, words);
        });
  }

  /** Leaves the diagnosis behind, and returns the exit code. */
  int leave(Examination examination, Diagnosis diagnosis) {
    CommandLine line = Terminal.present(spec).commandLine();
    Seen seen = new Seen(examination, diagnosis);
    int code = code(diagnosis);
    boolean areWritten = true;
    Optional<String> printed = Optional.empty();
    for (Form form : forms()) {
      if (form.isPrinted()) {
        printed = Optional.of(form.text().apply(seen));
      } else {
        areWritten &= form.file().isWritten(form.text().apply(seen), line.getErr()::println);
      }
    }
    PrintWriter out = line.getOut();
    int end = areWritten ? code : ExitCode.USAGE;
    out.print(printed.orElseGet(() -> words(diagnosis, end)));
    out.flush();
    return end;
  }

  private String words(Diagnosis diagnosis, int code) {
    return json ? DiagnosisJson.of(diagnosis, code) : DiagnosisText.of(diagnosis, Ansi.AUTO);
  }

  private static int code(Diagnosis diagnosis) {
    if (!diagnosis.isReached()) {
      return ExitCode.UNREACHABLE;
    }
    return diagnosis.isHealthy() ? ExitCode.OK : ExitCode.FINDINGS;
  }
}
