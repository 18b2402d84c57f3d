package run.empirical.cli.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import run.empirical.cli.json.UnexpectedJsonException;

/** A sandbox's recorded passes, by test case ID. */
public final class SandboxData {

  private final Map<String, List<RecordedPass>> passes;
  private final Function<String, List<RecordedPass>> otherwise;

  SandboxData(Map<String, List<RecordedPass>> passes) {
    this(passes, testCaseId -> List.of());
  }

  private SandboxData(
      Map<String, List<RecordedPass>> passes, Function<String, List<RecordedPass>> otherwise) {
    this.passes = passes;
    this.otherwise = otherwise;
  }

  /** The built-in data, and for any other test case passes that are made up from its ID. */
  public static SandboxData demo() {
    return new SandboxData(builtIn().passes, BuiltInEnvironment::inventedPasses);
  }

  /** The data of {@link BuiltInTest}. */
  public static SandboxData builtIn() {
    Map<String, List<RecordedPass>> passes = new LinkedHashMap<>();
    for (BuiltInTest test : BuiltInTest.values()) {
      passes.put(test.id(), test.passes());
    }
    return new SandboxData(passes);
  }

  /**
   * Reads a JSON object that maps test case IDs to lists of the API's entries (contract schema
   * {@code LastPassPerEnvEntry}). Their {@code executed_at} is epoch milliseconds or an age such as
   * {@code "3h"}, and an environment may have several passes.
   *
   * @param name the name of the data in messages
   * @throws SandboxDataException naming the data and the position of the error
   */
  public static SandboxData read(InputStream json, String name) throws SandboxDataException {
    try {
      return new SandboxData(StrictJson.read(json.readAllBytes(), SandboxDataReader::read));
    } catch (UnexpectedJsonException e) {
      throw new SandboxDataException(name + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new SandboxDataException(name + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** All passes of a test case, in no particular order; empty for an unknown one. */
  List<RecordedPass> passesOf(String testCaseId) {
    List<RecordedPass> known = passes.get(testCaseId);
    return known != null ? known : otherwise.apply(testCaseId);
  }
}
