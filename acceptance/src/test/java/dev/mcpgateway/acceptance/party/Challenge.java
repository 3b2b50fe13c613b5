package dev.mcpgateway.acceptance.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The {@code WWW-Authenticate} header of an answer, read strictly: one challenge, of the scheme
 * Bearer, with quoted parameters.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750 3</a>
 */
public final class Challenge {

  private static final Pattern PARAMETER = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");
  private static final Pattern WHOLE =
      Pattern.compile("Bearer [a-z_]+=\"[^\"]*\"(, [a-z_]+=\"[^\"]*\")*");

  private Challenge() {}

  /** The parameters; none where there is no challenge. */
  public static Map<String, String> of(HttpResponse<?> response) {
    List<String> values = response.headers().allValues("WWW-Authenticate");
    if (values.isEmpty()) {
      return Map.of();
    }
    assertThat(values).hasSize(1).first().asString().matches(WHOLE);
    return PARAMETER
        .matcher(values.getFirst())
        .results()
        .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
  }
}
