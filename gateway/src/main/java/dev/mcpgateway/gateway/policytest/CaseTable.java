package dev.mcpgateway.gateway.policytest;

import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of cases as it is written.
 *
 * @param server whose policy is tried, unless a case says otherwise; may be left out if there is
 *     one server
 * @param callers by the names that cases use
 * @param cases what is expected
 */
record CaseTable(@Nullable String server, Map<String, CallerRow> callers, List<CaseRow> cases) {

  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  CaseTable {
    callers = callers == null ? Map.of() : new LinkedHashMap<>(callers);
    cases = orEmpty(cases);
    demand(!callers.containsKey(""), "a caller without a name");
  }

  /**
   * A caller.
   *
   * @param subject the token's {@code sub}; the caller's name in the file if left out
   * @param client the client that obtained the token
   * @param scopes granted
   * @param groups that the issuer names
   * @param audiences the token's {@code aud}; the resource alone if left out
   */
  record CallerRow(
      @Nullable String subject,
      @Nullable String client,
      List<String> scopes,
      List<String> groups,
      @Nullable List<String> audiences) {

    CallerRow {
      scopes = orEmpty(scopes);
      groups = orEmpty(groups);
      audiences = audiences == null ? null : List.copyOf(audiences);
      demand(subject == null || !subject.isEmpty(), "a subject that is empty");
    }
  }

  /**
   * An operation, and what is expected for each caller.
   *
   * @param server whose policy is tried
   * @param method may be left out where a tool, prompt or resource is named
   * @param tool that is called
   * @param prompt that is got
   * @param resource that is read
   * @param expect by caller: {@code allow}, {@code deny}, or {@code step-up} and perhaps the scopes
   */
  record CaseRow(
      @Nullable String server,
      @Nullable String method,
      @Nullable String tool,
      @Nullable String prompt,
      @Nullable String resource,
      Map<String, String> expect) {

    CaseRow {
      expect = expect == null ? Map.of() : new LinkedHashMap<>(expect);
      demand(!expect.containsValue(null), "nothing is expected for a caller");
    }
  }

  private static void demand(boolean good, String otherwise) {
    if (!good) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /** Reads a file strictly: what it does not know is a mistake. */
  static CaseTable read(Reader text) throws BadTableException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try {
      Object tree = new Yaml(new SafeConstructor(options)).load(text);
      return Optional.ofNullable(tree)
          .map(each -> STRICT.convertValue(each, CaseTable.class))
          .filter(each -> !each.cases.isEmpty())
          .orElseThrow(() -> new BadTableException("there are no cases in it"));
    } catch (YAMLException e) {
      throw new BadTableException(String.valueOf(e.getMessage()));
    } catch (JacksonException | NullPointerException | IllegalArgumentException e) {
      throw new BadTableException(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }
}
