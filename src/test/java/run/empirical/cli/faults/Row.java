package run.empirical.cli.faults;

import java.util.ArrayList;
import java.util.List;

/** The cells of one stage, which all reach it in the same way. */
final class Row {
  /** A look-up of one test case. */
  static final List<String> ONE_ID = List.of("last-pass", "id");

  /** Two look-ups, one after the other. */
  static final List<String> TWO_IDS =
      List.of("last-pass", "first", "second", "--concurrency=1", "--output=table");

  /** A look-up whose request does not fit into the socket buffers. */
  static final List<String> LONG_ID = List.of("last-pass", "x".repeat(120_000));

  private final FaultTable table;
  private final Protocol protocol;
  private final Stage stage;
  private final Wiring wiring;
  private final Script opening;
  private final byte[] before;
  private final byte[] after;
  private final List<String> query;

  /**
   * A row.
   *
   * @param opening brings a connection to the stage
   * @param before what is sent correctly before the fault
   * @param after what would follow without a fault
   */
  Row(
      FaultTable table,
      Protocol protocol,
      Stage stage,
      Wiring wiring,
      Script opening,
      byte[] before,
      byte[] after,
      List<String> query) {
    this.table = table;
    this.protocol = protocol;
    this.stage = stage;
    this.wiring = wiring;
    this.opening = opening;
    this.before = before;
    this.after = after;
    this.query = query;
  }

  /** The fault occurs between the two parts; its script is the same at every stage. */
  Row expect(Fault fault, Expected expected) {
    return expect(fault, script(fault), expected);
  }

  /** The fault replaces the two parts. */
  Row expect(Fault fault, Script script, Expected expected) {
    return expect(fault, wiring, opening.then(script), 0, expected);
  }

  /** The fault needs another wiring or opening, or a retry handles it. */
  Row expect(Fault fault, Wiring otherWiring, Script script, int retries, Expected expected) {
    List<String> arguments = new ArrayList<>(query);
    arguments.addAll(List.of("--time=iso", "--retries=" + retries));
    table.put(
        new Cell(
            new Cell.Position(protocol, stage, fault), otherWiring, script, arguments, expected));
    return this;
  }

  /** Excludes faults that are impossible, or the same as others, at this stage. */
  Row exclude(String reason, Fault... faults) {
    table.exclude(protocol, stage, reason, List.of(faults));
    return this;
  }

  /** Excludes all faults that are not in the table yet. */
  void excludeOthers(String reason) {
    table.excludeOthers(protocol, stage, reason);
  }

  private Script script(Fault fault) {
    Script sendBefore = peer -> peer.send(before);
    return sendBefore.then(
        switch (fault) {
          case RESET -> Peer::reset;
          case SILENCE -> Peer::silence;
          case HALF_CLOSE -> Peer::halfClose;
          case TRUNCATION -> Peer::truncate;
          case SLOW_IN_TIME -> peer -> peer.dripInTime(after);
          case SLOW_BEYOND -> peer -> peer.dripBeyond(after);
          default -> throw new IllegalArgumentException("no script for " + fault);
        });
  }
}
