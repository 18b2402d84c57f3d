package run.empirical.cli.playwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated expressions, matched here and by Node. The system property {@code patterns} sets how
 * many, {@code seed} which.
 */
class JavaScriptPatternTest {
  private static final Path SCRIPT = Path.of("src/test/resources/playwright/match.js");
  private static final int TEXTS = 6;

  private static final String[] CHARACTERS = {
    "a", "b", "A", "k", "K", "s", "S", "1", "8", "_", " ", "-", ":", "@", "\n", "\u2028", "é", "É",
    "ß", "ẞ", "ſ", "\u212a", "ı", "İ", "σ", "ς", "Σ", "ŉ", "ᾳ", "😀", "\ud83d", "\ude00"
  };

  private static final String[] SYNTAX = {
    ".",
    "^",
    "$",
    "|",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "*",
    "+",
    "?",
    "\\",
    ",",
    "=",
    "!",
    "<",
    ">",
    "(?:",
    "(?=",
    "(?!",
    "(?<=",
    "(?<!",
    "(?<n>",
    "(?<m_1>",
    "(?i)",
    "(?>",
    "(?",
    "[^",
    "[]",
    "[^]",
    "\\1",
    "\\2",
    "\\3",
    "\\0",
    "\\08",
    "\\12",
    "\\8",
    "\\377",
    "\\400",
    "\\b",
    "\\B",
    "\\d",
    "\\D",
    "\\w",
    "\\W",
    "\\s",
    "\\S",
    "\\n",
    "\\t",
    "\\v",
    "\\f",
    "\\r",
    "\\cA",
    "\\c1",
    "\\c",
    "\\x41",
    "\\x4",
    "\\u0061",
    "\\u{61}",
    "\\ud83d\\ude00",
    "\\k<n>",
    "\\k<m_1>",
    "\\k",
    "\\p{L}",
    "\\Q",
    "\\-",
    "{2}",
    "{1,}",
    "{0,2}",
    "{2,1}",
    "{,2}",
    "a-b",
    "b-a",
    "a-\\d",
    "\\d-a",
    "&&",
    "[[:"
  };

  private final Random random = new Random(Long.getLong("seed", 1));

  private record Case(String source, String flags, List<String> texts) {}

  @Test
  void acceptsAndMatchesAsNodeDoes(@TempDir Path folder) throws Exception {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < Integer.getInteger("patterns", 4000); i++) {
      List<String> texts = new ArrayList<>();
      for (int text = 0; text < TEXTS; text++) {
        texts.add(text());
      }
      String source = random.nextInt(4) == 0 ? fragments() : disjunction(3);
      cases.add(new Case(source, random.nextBoolean() ? "i" : "", texts));
    }
    List<String> node = node(folder, cases);
    int accepted = 0;
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      String own = own(cases.get(i));
      accepted += own.equals("invalid") ? 0 : 1;
      if (!own.equals("invalid") && !own.equals(node.get(i))) {
        differences.add(cases.get(i) + ": " + own + ", in Node " + node.get(i));
      }
    }
    assertEquals(List.of(), differences);
    assertTrue(accepted > cases.size() / 2, "accepted " + accepted + " of " + cases.size());
  }

  private static String own(Case each) {
    try {
      CodeUnits codeUnits = new CodeUnits(each.flags().equals("i"));
      Pattern pattern = JavaScriptPattern.toJava(each.source(), codeUnits);
      StringBuilder matches = new StringBuilder();
      for (String text : each.texts()) {
        matches.append(pattern.matcher(codeUnits.encode(text)).find() ? '1' : '0');
      }
      return matches.toString();
    } catch (PatternSyntaxException e) {
      return "invalid";
    }
  }

  private static List<String> node(Path folder, List<Case> cases)
      throws IOException, InterruptedException {
    ObjectMapper json = new ObjectMapper();
    StringBuilder lines = new StringBuilder();
    for (Case each : cases) {
      Object[] line = {each.source(), each.flags(), each.texts()};
      // Lone surrogates survive as escapes only.
      for (char c : json.writeValueAsString(line).toCharArray()) {
        lines.append(c < 128 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
      }
      lines.append('\n');
    }
    Path input = Files.writeString(folder.resolve("cases"), lines, StandardCharsets.US_ASCII);
    Path output = folder.resolve("results");
    try {
      Process process =
          new ProcessBuilder("node", SCRIPT.toString())
              .redirectInput(input.toFile())
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertEquals(0, process.waitFor());
    } catch (IOException e) {
      abort("there is no Node to compare with: " + e.getMessage());
    }
    return Files.readAllLines(output);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      text.append(pick(CHARACTERS));
    }
    return text.toString();
  }

  /** Pieces in any order, most of them invalid. */
  private String fragments() {
    StringBuilder source = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      source.append(pick(random.nextInt(3) == 0 ? CHARACTERS : SYNTAX));
    }
    return source.toString();
  }

  private String disjunction(int depth) {
    StringBuilder source = new StringBuilder(alternative(depth));
    while (random.nextInt(4) == 0) {
      source.append('|').append(alternative(depth));
    }
    return source.toString();
  }

  private String alternative(int depth) {
    StringBuilder source = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      source.append(atom(depth));
      if (random.nextInt(3) == 0) {
        source.append(pick("*", "+", "?", "{2}", "{1,}", "{0,1}", "{2,3}", "{0}"));
        source.append(random.nextInt(3) == 0 ? "?" : "");
      }
    }
    return source.toString();
  }

  private String atom(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 5)) {
      case 0, 1 -> pick("a", "b", "A", "k", "1", " ", "é", "😀", "ß", "ſ", "-");
      case 2 -> characterClass();
      case 3 -> pick("\\b", "\\B", "^", "$", "\\d", "\\W", "\\u0061", "\\cA", "\\-");
      case 4 -> pick(".", "\\w", "\\S", "\\s", "\\D", "[^]", "\\x61", "\\ud83d");
      case 5, 6 -> pick("(", "(?:") + disjunction(depth - 1) + ")";
      default -> pick("(?=", "(?!", "(?<=", "(?<!") + disjunction(depth - 1) + ")";
    };
  }

  private String characterClass() {
    StringBuilder source = new StringBuilder(pick("[", "[^"));
    for (int i = random.nextInt(4); i > 0; i--) {
      source.append(
          pick("a", "b-z", "A-Z", "\\w", "\\W", "-", "\\d-", "\\b", "é", "😀", "α-ω", "\\u0061-z"));
    }
    return source.append(']').toString();
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
