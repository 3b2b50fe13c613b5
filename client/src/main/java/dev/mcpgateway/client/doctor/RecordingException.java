package dev.mcpgateway.client.doctor;

/** A file is no record that can be judged; the message says why, after the file's name. */
public final class RecordingException extends RuntimeException {

  RecordingException(String message) {
    super(message);
  }
}
