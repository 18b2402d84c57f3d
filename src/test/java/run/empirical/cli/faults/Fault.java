package run.empirical.cli.faults;

import java.io.IOException;
import java.util.List;
import run.empirical.cli.dist.Outcome;

/**
 * A row of the table.
 *
 * @param name what arrives, and when
 * @param opening brings a connection to the point where the fault occurs
 * @param arrival the fault
 */
record Fault(
    String name, Route route, Query query, Script opening, Script arrival, Expected expected) {

  /** The script of a peer that is not there. */
  static final Script NOBODY_LISTENS = peer -> {};

  /** What the peer does with one connection; the connection is closed afterwards. */
  interface Script {
    /** Runs the script. */
    void run(Peer peer) throws IOException;

    /** This script, then the other. */
    default Script then(Script next) {
      return peer -> {
        run(peer);
        next.run(peer);
      };
    }
  }

  /**
   * What the program says.
   *
   * @param message how its only line on standard error begins, after the program's name; empty for
   *     an answer. Names in braces stand for the values of the run.
   */
  record Expected(int exit, String message) {
    static final int TRY_LATER = 75;
  }

  /** What is asked. */
  record Query(List<String> arguments) {
    /** One test case. */
    static final Query ONE = new Query(List.of("id"));

    /** One whose request does not fit into the socket buffers. */
    static final Query LONG = new Query(List.of("x".repeat(120_000)));

    /** Two, one after the other over the same connection; the fault concerns the second. */
    static final Query TWO =
        new Query(List.of("first", "second", "--concurrency=1", "--output=table"));

    /** As {@link #TWO}, with one retry. */
    static final Query TWO_RETRIED =
        new Query(List.of("first", "second", "--concurrency=1", "--output=table", "--retries=1"));

    private static final String ONE_ANSWER =
        """
        ENVIRONMENT  EXECUTED AT           TEST RUN
        1            2025-11-24T09:12:44Z  48213
        """;
    private static final String FIRST_OF_TWO =
        """
        TEST CASE  ENVIRONMENT  EXECUTED AT           TEST RUN
        first      1            2025-11-24T09:12:44Z  48213
        """;
    private static final String SECOND_OF_TWO =
        "second     1            2025-11-24T09:12:44Z  48213\n";

    private static final String NO_SECOND = "second     -            ?                     -\n";

    /** The expected outcome, with standard error as far as it is known. */
    Outcome outcome(Expected expected) {
      boolean two = arguments.contains("second");
      if (expected.exit() == 0) {
        return new Outcome(0, two ? FIRST_OF_TWO + SECOND_OF_TWO : ONE_ANSWER, "");
      }
      String message = "empirical: " + (two ? "second: " : "") + expected.message();
      return new Outcome(expected.exit(), two ? FIRST_OF_TWO + NO_SECOND : "", message);
    }
  }

  /** Whether the program connects to a port without a listener, or to no port at all. */
  boolean unconnected() {
    return arrival == NOBODY_LISTENS;
  }

  @Override
  public String toString() {
    return route + ": " + name;
  }
}
