package dev.mcpgateway.client.command;

import dev.mcpgateway.client.login.InMemoryTokenStore;
import dev.mcpgateway.client.login.TokenStore;
import dev.mcpgateway.client.store.FileTokenStore;
import dev.mcpgateway.client.store.StoreKey;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options on where tokens are kept from one command to the next. */
final class StoreOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--store",
      paramLabel = "FILE",
      description = "Encrypted file to keep tokens in. Without it they end with the command.")
  private @Nullable Path file;

  @Option(
      names = "--store-key-file",
      paramLabel = "FILE",
      description = "File with the key of --store.")
  private @Nullable Path keyFile;

  /** One in memory, unless a file is named. */
  TokenStore store() {
    return inFile().<TokenStore>map(kept -> kept).orElseGet(InMemoryTokenStore::new);
  }

  /** For commands that are about what is kept. */
  TokenStore required() {
    return inFile().orElseThrow(() -> wrong("This command needs --store and --store-key-file"));
  }

  /** Nobody is to log in for a store that can't be used. */
  void check() {
    inFile().ifPresent(FileTokenStore::check);
  }

  private Optional<FileTokenStore> inFile() {
    if (file == null) {
      return Optional.empty();
    }
    if (keyFile == null) {
      throw wrong("--store needs --store-key-file");
    }
    return Optional.of(new FileTokenStore(file, new StoreKey.KeyFile(keyFile)));
  }

  private ParameterException wrong(String message) {
    return Terminal.wrong(spec, message);
  }
}
