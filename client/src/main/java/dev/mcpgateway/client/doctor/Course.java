package dev.mcpgateway.client.doctor;

/**
 * How far the questions came.
 *
 * @param limit what ended them before all were asked
 * @param slowest the name of the probe that took longest, or empty
 * @param millis how long that took
 */
record Course(Limit limit, String slowest, long millis) {

  /** What ends the questions. */
  enum Limit {
    /** Nothing did: all were asked. */
    NONE(""),
    TIME("the two minutes that questions may take are over"),
    REQUESTS("as many requests were sent as the doctor sends at most"),
    USER("the user wanted no more");

    private final String words;

    Limit(String words) {
      this.words = words;
    }
  }

  /** Nothing was asked yet. */
  static final Course BEGUN = new Course(Limit.NONE, "", 0);

  /** This one, after a question that took so long. */
  Course after(String name, long took) {
    return took >= millis ? new Course(limit, name, took) : this;
  }

  /** This one, ended by a limit. */
  Course endedBy(Limit other) {
    return limit == Limit.NONE ? new Course(other, slowest, millis) : this;
  }

  boolean isComplete() {
    return limit == Limit.NONE;
  }

  /** In a line. */
  String line() {
    return "stopped: " + limit.words + "; this request took longest, " + millis + " ms";
  }
}
