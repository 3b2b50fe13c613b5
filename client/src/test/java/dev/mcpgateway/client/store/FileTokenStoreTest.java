package dev.mcpgateway.client.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpgateway.client.authorization.ClientRegistration;
import dev.mcpgateway.client.authorization.Grant;
import dev.mcpgateway.client.authorization.GrantName;
import dev.mcpgateway.client.authorization.KeptRegistration;
import dev.mcpgateway.client.flow.Secret;
import dev.mcpgateway.client.possession.ProofKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

final class FileTokenStoreTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final URI SERVER = URI.create("https://mcp.example/mcp");

  @TempDir private Path directory;

  private Path path = Path.of("");
  private StoreKey key = new StoreKey.Passphrase(new Secret("unused"));

  @BeforeEach
  void writeKey() throws IOException {
    path = directory.resolve("config").resolve("tokens");
    key = keyFile("key", (byte) 7);
  }

  @Test
  void givesBackWhatWasSaved() {
    Grant grant = grant("access-1", Optional.of(new Secret("refresh-1")));
    store().save(SERVER, grant).block(LIMIT);

    assertThat(store().find(SERVER).block(LIMIT)).isEqualTo(grant);
    assertThat(store().find(URI.create("https://other.example")).blockOptional(LIMIT)).isEmpty();
  }

  @Test
  void keepsAGrantThatNamesNoTimeAndNoRefreshToken() {
    Grant grant =
        new Grant(
            "https://as.example",
            "c",
            "r",
            new Secret("t"),
            Optional.empty(),
            List.of(),
            Optional.empty());
    store().save(SERVER, grant).block(LIMIT);

    assertThat(store().find(SERVER).block(LIMIT)).isEqualTo(grant);
  }

  @Test
  void keepsTheKeyThatAGrantIsBoundTo() throws IOException {
    ProofKey key = ProofKey.generate();
    Grant grant = grant("access-1", Optional.empty()).boundTo(Optional.of(key));
    store().save(SERVER, grant).block(LIMIT);

    assertThat(store().find(SERVER).map(Grant::key).block(LIMIT)).contains(key);
    assertThat(Files.readString(path, ISO_8859_1))
        .doesNotContain("proof_key")
        .doesNotContain(key.secret().text());
  }

  @Test
  void keepsGrantsOfSeveralIssuersClientsAndWaysTheLatestFirst() {
    Grant first = grant("t-1", Optional.empty());
    Grant other = first.by(GrantName.CLIENT_CREDENTIALS);
    Grant newer = grant("t-2", Optional.of(new Secret("refresh")));
    store().save(SERVER, first).block(LIMIT);
    store().save(SERVER, other).block(LIMIT);
    store().save(SERVER, newer).block(LIMIT);

    assertThat(store().grants(SERVER).collectList().block(LIMIT)).containsExactly(newer, other);
    store().remove(SERVER, first).block(LIMIT);
    assertThat(store().grants(SERVER).collectList().block(LIMIT)).containsExactly(other);
  }

  @Test
  void keepsNoMoreThanEightForAServer() {
    Flux.range(0, 10)
        .concatMap(number ->
            store()
                .save(
                    SERVER,
                    new Grant(
                        "https://as.example/" + number,
                        "c",
                        "r",
                        new Secret("t"),
                        Optional.empty(),
                        List.of(),
                        Optional.empty())))
        .blockLast(LIMIT);

    assertThat(store().grants(SERVER).map(Grant::issuer).collectList().block(LIMIT))
        .hasSize(8)
        .startsWith("https://as.example/9");
  }

  @Test
  void keepsRegistrationsEachForItsIssuer() {
    KeptRegistration one = registration("https://a.example", "c-1", Optional.of("post"));
    KeptRegistration other = registration("https://b.example", "c-1", Optional.empty());
    store().registrations().save(one).block(LIMIT);
    store().registrations().save(other).block(LIMIT);
    store().save(SERVER, grant("t", Optional.empty())).block(LIMIT);

    assertThat(registrations("https://a.example")).containsExactly(one);
    assertThat(registrations("https://b.example")).containsExactly(other);
    assertThat(registrations("https://c.example")).isEmpty();

    KeptRegistration newer = registration("https://a.example", "c-2", Optional.empty());
    store().registrations().save(newer).block(LIMIT);
    assertThat(registrations("https://a.example")).containsExactly(newer);
    store().registrations().remove(newer.client()).block(LIMIT);
    assertThat(registrations("https://a.example")).isEmpty();
    assertThat(registrations("https://b.example")).containsExactly(other);
  }

  private List<KeptRegistration> registrations(String issuer) {
    return store().registrations().at(issuer).collectList().blockOptional(LIMIT).orElseThrow();
  }

  private static KeptRegistration registration(
      String issuer, String client, Optional<String> method) {
    return new KeptRegistration(
        new ClientRegistration(issuer, client, method.map(Secret::new), method),
        URI.create("http://localhost:1/callback"),
        method.map(_ -> Instant.EPOCH));
  }

  @Test
  void saysThatAnEarlierFormIsReadNoMore() throws IOException {
    store().save(SERVER, grant("access-1", Optional.empty())).block(LIMIT);
    byte[] content = Files.readAllBytes(path);
    content[11] = '1';
    Files.write(path, content);

    assertRefused(store());
    assertThatThrownBy(store()::check).hasMessageContaining("earlier version");
    assertThat(Files.readAllBytes(path)).isEqualTo(content);
  }

  @Test
  void forgetsWhatIsRemoved() {
    store().save(SERVER, grant("access-1", Optional.empty())).block(LIMIT);
    store().remove(SERVER).block(LIMIT);

    assertThat(store().find(SERVER).blockOptional(LIMIT)).isEmpty();
  }

  @Test
  void findsNothingWhereThereIsNoFile() {
    assertThat(store().find(SERVER).blockOptional(LIMIT)).isEmpty();
    assertThat(path).doesNotExist();
  }

  @Test
  void writesNothingReadable() throws IOException {
    store().save(SERVER, grant("access-1", Optional.of(new Secret("refresh-1")))).block(LIMIT);

    assertThat(Files.readString(path, ISO_8859_1))
        .doesNotContain("access-1", "refresh-1", "mcp.example");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    assertThat(directory.resolve("config"))
        .isDirectoryContaining("glob:**/tokens")
        .isDirectoryContaining("glob:**/tokens.lock")
        .isDirectoryNotContaining("glob:**.next");
  }

  @Test
  void sealsTheSameContentDifferentlyEachTime() throws IOException {
    Grant grant = grant("access-1", Optional.empty());
    store().save(SERVER, grant).block(LIMIT);
    byte[] first = Files.readAllBytes(path);
    store().save(SERVER, grant).block(LIMIT);

    assertThat(Files.readAllBytes(path)).hasSameSizeAs(first).isNotEqualTo(first);
  }

  @Test
  void losesNoChangeOfSeveralAtOnce() {
    Flux.range(0, 16)
        .flatMap(number -> store().save(server(number), grant("t" + number, Optional.empty())), 16)
        .blockLast(LIMIT);

    assertThat(
            Flux.range(0, 16)
                .flatMap(number -> store().find(server(number)))
                .collectList()
                .block(LIMIT))
        .hasSize(16);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 13, 29, 45, -1})
  void leavesADamagedFileAsItIs(int place) throws IOException {
    store().save(SERVER, grant("access-1", Optional.empty())).block(LIMIT);
    byte[] content = Files.readAllBytes(path);
    content[place < 0 ? content.length - 1 : place] ^= 1;
    Files.write(path, content);

    assertRefused(store());
    assertThat(Files.readAllBytes(path)).isEqualTo(content);
  }

  @Test
  void leavesAFileThatIsCutOffAsItIs() throws IOException {
    Files.createDirectories(directory.resolve("config"));
    Files.writeString(path, "mcp-tokens-1\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));

    assertRefused(store());
    assertThat(path).hasContent("mcp-tokens-1\n");
  }

  @Test
  void leavesAFileOfAnotherKeyAsItIs() throws IOException {
    store().save(SERVER, grant("access-1", Optional.empty())).block(LIMIT);
    byte[] content = Files.readAllBytes(path);

    assertRefused(new FileTokenStore(path, keyFile("other", (byte) 8)));
    assertThat(Files.readAllBytes(path)).isEqualTo(content);
  }

  @Test
  void readsNothingThatOthersMayRead() throws IOException {
    store().save(SERVER, grant("access-1", Optional.empty())).block(LIMIT);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> store().find(SERVER).block(LIMIT))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void usesNoDirectoryThatAnybodyMayChange() throws IOException {
    store().save(SERVER, grant("access-1", Optional.empty())).block(LIMIT);
    Path place = directory.resolve("config");
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThatThrownBy(() -> store().find(SERVER).block(LIMIT))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("chmod o-w");
    assertThatThrownBy(store()::check).isInstanceOf(TokenStoreException.class);

    Files.setAttribute(place, "unix:mode", 01777);
    assertThat(store().find(SERVER).blockOptional(LIMIT)).isPresent();
  }

  @Test
  void refusesAFileThatIsTooLarge() throws IOException {
    Files.createDirectories(directory.resolve("config"));
    Files.write(path, new byte[(1 << 20) + 1]);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(store()::check).isInstanceOf(TokenStoreException.class);

    assertThatThrownBy(() -> store().find(SERVER).block(LIMIT))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("can't be read or written");
  }

  @Test
  void refusesToGrowWithoutLimit() {
    Grant large = grant("t".repeat(1 << 20), Optional.empty());

    assertThatThrownBy(() -> store().save(SERVER, large).block(LIMIT))
        .isInstanceOf(TokenStoreException.class);
    assertThat(path).doesNotExist();
  }

  @Test
  void opensWithAPassphrase() {
    StoreKey right = new StoreKey.Passphrase(new Secret("correct horse"));
    new FileTokenStore(path, right).save(SERVER, grant("a", Optional.empty())).block(LIMIT);

    assertThat(new FileTokenStore(path, right).find(SERVER).block(LIMIT))
        .isEqualTo(grant("a", Optional.empty()));
    assertRefused(new FileTokenStore(path, new StoreKey.Passphrase(new Secret("wrong horse"))));
  }

  private static void assertRefused(FileTokenStore store) {
    assertThatThrownBy(() -> store.find(SERVER).block(LIMIT))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("left as it is");
    assertThatThrownBy(() -> store.save(SERVER, grant("b", Optional.empty())).block(LIMIT))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("left as it is");
  }

  private FileTokenStore store() {
    return new FileTokenStore(path, key);
  }

  private StoreKey keyFile(String name, byte content) throws IOException {
    byte[] bytes = new byte[32];
    bytes[0] = content;
    Path file =
        Files.createFile(
            directory.resolve(name),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, Base64.getEncoder().encodeToString(bytes) + "\n");
    return new StoreKey.KeyFile(file);
  }

  private static URI server(int number) {
    return URI.create("https://mcp.example/" + number);
  }

  private static Grant grant(String token, Optional<Secret> refresh) {
    return new Grant(
        "https://as.example",
        "client",
        "https://mcp.example/mcp",
        new Secret(token),
        refresh,
        List.of("tools:read", "tools:call"),
        Optional.of(Instant.parse("2026-01-01T00:00:00Z")));
  }
}
