package dev.mcpgateway.client.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The requests that reached the fake servers, in order: {@code server METHOD /path}. */
public final class Journal {

  private final List<String> entries = new CopyOnWriteArrayList<>();

  void add(String entry) {
    entries.add(entry);
  }

  public List<String> entries() {
    return List.copyOf(entries);
  }
}
