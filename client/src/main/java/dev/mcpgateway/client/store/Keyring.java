package dev.mcpgateway.client.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The desktop's keyring, by the program that the system has for it: {@code secret-tool} of Linux,
 * {@code security} of macOS.
 *
 * <p>A key is handed over by standard input, never as an argument, because others on the machine
 * can see those. A key that was stored is read back before anything is sealed with it.
 */
public final class Keyring {

  private final KeyringTool tool;
  private final Program program;
  private final SecureRandom random;

  private Keyring(KeyringTool tool, Program program) {
    this.tool = tool;
    this.program = program;
    this.random = new SecureRandom();
  }

  /**
   * The keyring whose program is in one of the directories.
   *
   * @param path directories, as in {@code PATH}; relative ones are left out, since what lies in the
   *     working directory may be anybody's
   * @param patience how long the user may take to unlock it
   */
  public static Optional<Keyring> onPath(String path, Duration patience) {
    return Arrays.stream(path.split(File.pathSeparator))
        .map(Path::of)
        .filter(Path::isAbsolute)
        .flatMap(directory ->
            Stream.of(KeyringTool.values())
                .filter(tool -> Files.isExecutable(directory.resolve(tool.program())))
                .map(tool ->
                    new Keyring(tool, new Program(directory.resolve(tool.program()), patience))))
        .findFirst();
  }

  /**
   * The key of that name.
   *
   * @param account the name
   * @param mayBeMade whether a new one is made where there is none: a user who does not unlock the
   *     keyring looks like none, and a key that files are sealed with must not be replaced
   * @throws TokenStoreException if the keyring doesn't give or take it
   */
  byte[] key(String account, boolean mayBeMade) {
    if (account.chars().anyMatch(Character::isISOControl)) {
      throw failed("takes no name with control characters");
    }
    return lookup(account)
        .or(() -> mayBeMade ? Optional.of(made(account)) : Optional.empty())
        .orElseThrow(() -> failed("gave no key for " + account));
  }

  private byte[] made(String account) {
    byte[] key = new byte[Sealing.KEY_BYTES];
    random.nextBytes(key);
    String text = Base64.getEncoder().encodeToString(key);
    Program.Ended ended = run(tool.store(account), tool.input(account, text));
    return lookup(account)
        .filter(kept -> Arrays.equals(kept, key))
        .orElseThrow(() -> failed("did not keep the key (exit code " + ended.code() + ")"));
  }

  private Optional<byte[]> lookup(String account) {
    Program.Ended ended = run(tool.lookup(account), "");
    if (ended.code() == tool.nothingFound() && ended.out().isBlank()) {
      return Optional.empty();
    }
    if (ended.code() != 0) {
      throw failed("did not open the keyring (exit code " + ended.code() + ")");
    }
    return Optional.of(decoded(ended.out().strip()));
  }

  private byte[] decoded(String text) {
    try {
      byte[] key = Base64.getDecoder().decode(text);
      if (key.length == Sealing.KEY_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException _) {
      // Below: what else it is must not be shown.
    }
    throw failed("gave something that is no key");
  }

  private Program.Ended run(List<String> arguments, String input) {
    try {
      return program.run(arguments, input);
    } catch (IOException failed) {
      throw new TokenStoreException(program.path() + " can't be run", failed);
    } catch (TimeoutException _) {
      throw failed("did not answer within " + program.patience().toSeconds() + " s");
    }
  }

  private TokenStoreException failed(String how) {
    return new TokenStoreException(
        program.path()
            + " "
            + how
            + "; see that the keyring runs and is unlocked, or give --store-key-file");
  }
}
