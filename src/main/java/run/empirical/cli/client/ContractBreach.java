package run.empirical.cli.client;

/** Thrown when a reply violates the contract; the message names the field. */
final class ContractBreach extends Exception {
  private static final long serialVersionUID = 1L;

  ContractBreach(String message) {
    super(message);
  }
}
