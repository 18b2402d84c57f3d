package run.empirical.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Names each test that was skipped, and why, so that none is skipped in silence. */
public final class SkippedTests implements TestExecutionListener {
  private final List<String> skipped = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    add(test, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == Status.ABORTED) {
      add(test, result.getThrowable().map(Throwable::getMessage).orElse("aborted"));
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    skipped.forEach(System.out::println);
    skipped.clear();
  }

  private void add(TestIdentifier test, String reason) {
    String id =
        test.getUniqueId()
            .replace("[engine:junit-jupiter]/", "")
            .replaceAll("\\[[a-z-]+:(run\\.empirical\\.cli\\.)?", "")
            .replace("]", "");
    skipped.add("Skipped: " + id + ": " + reason);
  }
}
