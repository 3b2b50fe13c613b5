package dev.mcpgateway.client.doctor;

/**
 * Something that came on a stream of events.
 *
 * @param millis how long after the request it came
 * @param what what it was
 */
record Arrival(long millis, What what) {

  /** What can come. */
  enum What {
    /** The status and the headers. */
    HEAD,
    /** A comment, which keeps a stream alive. */
    COMMENT,
    /** An event that is not the answer. */
    EVENT,
    /** The same with an id, after which a stream can be resumed. */
    MARK,
    /** The answer to the request. */
    ANSWER,
    /** The stream's end, in order. */
    END,
    /** The stream's end in the midst. */
    BREAK
  }

  boolean isEvent() {
    return what == What.EVENT || what == What.MARK || what == What.ANSWER;
  }
}
