package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FailureTest {
  @Test
  void exceptionHasTheSameMessage() {
    FailureException thrown = new FailureException(ErrorKind.CONFIG, "no such file");
    assertEquals(new Failure(ErrorKind.CONFIG, "no such file", null, false), thrown.failure());
    assertEquals("no such file", thrown.getMessage());
  }
}
