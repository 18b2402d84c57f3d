package run.empirical.cli.faults;

import java.io.IOException;
import run.empirical.cli.Connection;
import run.empirical.cli.Outcome;

/**
 * A row of the table of faults.
 *
 * @param name the fault and its point in time
 * @param opening brings a connection to the point where the fault occurs
 * @param arrival the fault
 */
record Fault(
    String name, Route route, Query query, Script opening, Script arrival, Expected expected) {

  /** The script of a peer that is not there. */
  static final Script NOBODY_LISTENS = peer -> {};

  /** Serves one connection, which is closed afterwards. */
  interface Script {
    /** Runs the script. */
    void run(Connection peer) throws IOException;

    /** This script, then the other. */
    default Script then(Script next) {
      return peer -> {
        run(peer);
        next.run(peer);
      };
    }
  }

  /**
   * The program's exit status and message.
   *
   * @param message the start of its only line on standard error, after the program's name; empty
   *     for an answer. Names in braces are replaced by the values of the run.
   */
  record Expected(int exit, String message) {
    static final int TRY_LATER = 75;
  }

  /** The arguments of the program. */
  enum Query {
    /** One test case. */
    ONE("id"),
    /** One test case whose request does not fit into the socket buffers. */
    LONG("x".repeat(120_000)),
    /** Two test cases, one after the other over the same connection; the second has the fault. */
    TWO("first second --concurrency=1 --output=table"),
    /** Like {@link #TWO}, with one retry. */
    TWO_RETRIED("first second --concurrency=1 --output=table --retries=1");

    private static final String PASS = "1  1 day earlier  2025-11-22T09:12:44Z  48213";
    private static final String LAST_RUNS =
        "empirical: environment 1: 2 tests last passed in test run 48213 (1d earlier)\n";
    private static final String FAILED = "-  ?  -  -";

    private final String arguments;

    Query(String arguments) {
      this.arguments = arguments;
    }

    /** The arguments, separated by spaces. */
    String arguments() {
      return arguments;
    }

    /** The expected outcome, with standard error as far as it is known. */
    Outcome outcome(Expected expected) {
      boolean answered = expected.exit() == 0;
      if (this == ONE || this == LONG) {
        String err = answered ? "" : "empirical: error: " + expected.message();
        return new Outcome(expected.exit(), answered ? Outcome.table("", PASS) : "", err);
      }
      String second = answered ? PASS : FAILED;
      return new Outcome(
          expected.exit(),
          Outcome.table("TEST CASE", PASS + "  first", second + "  second"),
          answered ? LAST_RUNS : "empirical: error: second: " + expected.message());
    }
  }

  @Override
  public String toString() {
    return route + ": " + name;
  }
}
