package run.empirical.cli.sandbox;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import run.empirical.cli.json.UnexpectedJsonException;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;

/** A sandbox's recorded passes, by test case ID. */
public final class SandboxData {

  private static final Map<String, List<RecordedPass>> BUILT_IN =
      Stream.of(BuiltInTest.values()).collect(toMap(BuiltInTest::id, BuiltInTest::passes));

  private final Map<String, List<RecordedPass>> passes;
  private final Function<String, List<RecordedPass>> otherwise;

  private SandboxData(
      Map<String, List<RecordedPass>> passes, Function<String, List<RecordedPass>> otherwise) {
    this.passes = passes;
    this.otherwise = otherwise;
  }

  /** The built-in data, and for any other test case passes that are made up from its ID. */
  public static SandboxData demo() {
    return new SandboxData(BUILT_IN, BuiltInEnvironment::inventedPasses);
  }

  /** The data of {@link BuiltInTest}. */
  public static SandboxData builtIn() {
    return of(BUILT_IN);
  }

  /**
   * Reads a JSON object that maps test case IDs to lists of the API's entries (contract schema
   * {@code LastPassPerEnvEntry}). Their {@code executed_at} is epoch milliseconds or an age such as
   * {@code "3h"}, and an environment may have several passes.
   *
   * @param source where the data comes from, for messages
   * @throws FailureException naming the source and the position of the error
   */
  public static SandboxData read(InputStream json, String source) {
    try {
      return of(StrictJson.read(json.readAllBytes(), SandboxDataReader::read));
    } catch (UnexpectedJsonException e) {
      throw new FailureException(ErrorKind.CONFIG, source + ": " + e.getMessage());
    } catch (IOException e) {
      throw new FailureException(ErrorKind.CONFIG, source + ": cannot be read: " + e.getMessage());
    }
  }

  static SandboxData of(Map<String, List<RecordedPass>> passes) {
    return new SandboxData(passes, testCaseId -> List.of());
  }

  /** All passes of a test case, in no particular order; empty for an unknown one. */
  List<RecordedPass> passesOf(String testCaseId) {
    List<RecordedPass> known = passes.get(testCaseId);
    return known != null ? known : otherwise.apply(testCaseId);
  }
}
