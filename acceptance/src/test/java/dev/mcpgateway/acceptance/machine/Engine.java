package dev.mcpgateway.acceptance.machine;

import java.util.List;

/** The container engine, where one answers. */
public final class Engine {

  private Engine() {}

  /** Skips the calling test where no engine answers. */
  public static void required() {
    Requirement.met(
        Requirement.works("docker", "version", "--format", "{{.Server.Version}}"),
        "no container engine answers to `docker version`; .ci/engine starts one");
  }

  /** Skips the calling test where this image is neither here nor can be pulled. */
  public static void image(String image, String remedy) {
    required();
    Requirement.met(
        Requirement.works("docker", "image", "inspect", image)
            || Requirement.works("docker", "pull", "-q", image),
        "image " + image + " is missing; " + remedy);
  }

  /** The words that start Compose here: its plugin, else the program of version 1. */
  public static List<String> compose() {
    if (Requirement.works("docker", "compose", "version")) {
      return List.of("docker", "compose");
    }
    Requirement.met(
        Requirement.works("docker-compose", "--version"),
        "neither `docker compose` nor docker-compose is there");
    return List.of("docker-compose");
  }
}
