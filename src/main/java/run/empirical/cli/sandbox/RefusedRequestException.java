package run.empirical.cli.sandbox;

/** Thrown for a request that violates the contract; carries the error response. */
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
