package dev.mcpgateway.client.command;

import dev.mcpgateway.client.login.InMemoryRegistrationStore;
import dev.mcpgateway.client.login.InMemoryTokenStore;
import dev.mcpgateway.client.login.RegistrationStore;
import dev.mcpgateway.client.login.TokenStore;
import dev.mcpgateway.client.store.FileTokenStore;
import dev.mcpgateway.client.store.Keyring;
import dev.mcpgateway.client.store.StoreKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options on where tokens are kept from one command to the next. */
final class StoreOptions {

  /** Long enough to type the keyring's password. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final String PASSPHRASE_FILE = "--store-passphrase-file";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--store",
      paramLabel = "FILE",
      description = "Encrypted file to keep tokens in. Without it they end with the command.")
  private @Nullable Path file;

  @Option(
      names = PASSPHRASE_FILE,
      paramLabel = "FILE",
      description = "File or pipe with a passphrase for --store, in place of a key.")
  private @Nullable Path passphraseFile;

  @Option(
      names = "--store-key-file",
      paramLabel = "FILE",
      description = "File with the key of --store. Default: the key is in the desktop's keyring.")
  private @Nullable Path keyFile;

  @Option(
      names = "--keyring-path",
      paramLabel = "DIRECTORIES",
      defaultValue = "${env:PATH}",
      description = "Where to look for secret-tool or security. Default: PATH.")
  private String keyringPath = "";

  private @Nullable FileTokenStore opened;

  /** One in memory, unless a file is named. */
  TokenStore store() {
    return inFile().<TokenStore>map(kept -> kept).orElseGet(InMemoryTokenStore::new);
  }

  boolean isNamed() {
    return file != null;
  }

  /** In the same place. */
  RegistrationStore registrations() {
    return inFile().map(FileTokenStore::registrations).orElseGet(InMemoryRegistrationStore::new);
  }

  /** For commands that are about what is kept. */
  TokenStore required() {
    return inFile().orElseThrow(() -> wrong("This command needs --store"));
  }

  /** Nobody is to log in for a store that can't be used. */
  void check() {
    inFile().ifPresent(FileTokenStore::check);
  }

  private Optional<FileTokenStore> inFile() {
    if (file == null) {
      return Optional.empty();
    }
    if (opened == null) {
      opened = new FileTokenStore(file, key(file));
    }
    return Optional.of(opened);
  }

  private StoreKey key(Path store) {
    if (passphraseFile != null) {
      if (keyFile != null) {
        throw wrong("--store-key-file and " + PASSPHRASE_FILE + " exclude each other");
      }
      return new StoreKey.Passphrase(new SecretFile(PASSPHRASE_FILE, passphraseFile).read(spec));
    }
    return keyFile == null
        ? Keyring.onPath(keyringPath, PATIENCE)
            .map(keyring -> new StoreKey.InKeyring(keyring, store))
            .orElseThrow(() ->
                wrong(
                    "--store needs --store-key-file or %s, as no secret-tool or security is there"
                        .formatted(PASSPHRASE_FILE)))
        : new StoreKey.KeyFile(keyFile);
  }

  private ParameterException wrong(String message) {
    return Terminal.wrong(spec, message);
  }
}
