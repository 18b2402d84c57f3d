package run.empirical.cli.faults;

import java.util.ArrayList;
import java.util.List;

/** The cells of one stage, which is reached in the same way. */
final class Row {
  /** A look-up of one test case. */
  static final List<String> ONE = List.of("last-pass", "id");

  /** Two look-ups, one after the other. */
  static final List<String> TWO =
      List.of("last-pass", "first", "second", "--concurrency=1", "--output=table");

  /** A look-up whose request does not fit into the socket buffers. */
  static final List<String> LONG = List.of("last-pass", "x".repeat(120_000));

  private final FaultTable table;
  private final Protocol protocol;
  private final Stage stage;
  private final Wiring wiring;
  private final Script opening;
  private final byte[] before;
  private final byte[] after;
  private final List<String> question;

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
      List<String> question) {
    this.table = table;
    this.protocol = protocol;
    this.stage = stage;
    this.wiring = wiring;
    this.opening = opening;
    this.before = before;
    this.after = after;
    this.question = question;
  }

  /** The fault occurs between the two parts, with the same script at every stage. */
  Row expect(Fault fault, Expected expected) {
    return expect(fault, part(fault), expected);
  }

  /** The fault replaces the two parts. */
  Row expect(Fault fault, Script script, Expected expected) {
    return expect(fault, wiring, opening.then(script), 0, expected);
  }

  /** The fault uses another wiring, or is overcome by a retry. */
  Row expect(Fault fault, Wiring way, Script script, int retries, Expected expected) {
    List<String> arguments = new ArrayList<>(question);
    arguments.addAll(List.of("--time=iso", "--retries=" + retries));
    table.put(new Cell(new Place(protocol, stage, fault), way, script, arguments, expected));
    return this;
  }

  Row meaningless(String reason, Fault... faults) {
    table.meaningless(protocol, stage, reason, List.of(faults));
    return this;
  }

  void nothingElse(String reason) {
    table.nothingElse(protocol, stage, reason);
  }

  private Script part(Fault fault) {
    Script begun = peer -> peer.send(before);
    return begun.then(
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
