package run.empirical.cli.client;

/** The reply is not what the contract promises; the message names the field. */
final class ContractBreach extends Exception {
  private static final long serialVersionUID = 1L;

  ContractBreach(String message) {
    super(message);
  }
}
