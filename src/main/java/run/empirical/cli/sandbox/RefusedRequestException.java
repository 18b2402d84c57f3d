package run.empirical.cli.sandbox;

/** A request that breaks the contract, and the answer that says so. */
final class RefusedRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  RefusedRequestException(Answer answer) {
    super(answer.body());
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }
}
