package run.empirical.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import run.empirical.cli.input.IdList.MalformedException;
import run.empirical.cli.model.IdFlaw;

/** Fuzzed: a list of test case IDs. */
public final class IdListFuzz {
  private static final Pattern LINK = Pattern.compile("(?i)://|testid");

  private IdListFuzz() {}

  /** Each ID is valid for a look-up; a list written from the IDs reads the same. */
  public static void fuzzerTestOneInput(byte[] data) {
    List<String> ids = new ArrayList<>();
    try {
      read(data, ids);
    } catch (MalformedException e) {
      assertTrue(String.valueOf(e.getMessage()).matches("line [1-9][0-9]*: .+"), e::getMessage);
      return;
    }
    for (String id : ids) {
      assertEquals(id, id.strip());
      assertNull(IdFlaw.of(id), id);
    }
    if (LINK.matcher(new String(data, StandardCharsets.UTF_8)).find()) {
      // The ID in a link may have white space.
      return;
    }
    List<String> again = new ArrayList<>();
    try {
      // The comment keeps a U+FEFF in the first ID from being skipped as a byte order mark.
      read(("#\n" + String.join("\r\n", ids)).getBytes(StandardCharsets.UTF_8), again);
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
    assertEquals(ids, again);
  }

  private static void read(byte[] data, List<String> ids) throws MalformedException {
    try {
      IdList.read(new ByteArrayInputStream(data), (testCase, line) -> ids.add(testCase.id()));
    } catch (IOException e) {
      throw new AssertionError("memory can be read", e);
    }
  }
}
