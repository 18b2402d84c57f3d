package run.empirical.cli.output;

/** How the table shows when a test last passed. */
public enum TimeStyle {
  /** {@code 3 hours ago}, next to the instant. */
  RELATIVE,
  /** The instant in ISO 8601, to the second, in UTC. */
  ISO,
  /** Epoch milliseconds, as the API sends them. */
  EPOCH,
  /** The instant in the machine's time zone, to the second, with its offset. */
  LOCAL
}
