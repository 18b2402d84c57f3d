import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Holds PIT's report against the list of mutants that are known to survive.
 *
 * <p>An entry of the list is a paragraph: the mutant's class, method and change, then its line of
 * source code, then the reasons why no test can or need notice it. So the list stays true when code
 * moves, and its reasons must be thought over when code changes.
 *
 * <p>Fails for a survivor that the list lacks, for an entry without a reason or without a survivor,
 * for a mutant that could not be tried, and for a package of which too few mutants are noticed.
 */
final class SurvivingMutants {
  private static final String ROOT = "run.empirical.cli.";
  private static final int LEAST_PERCENTAGE = 90;
  private static final Set<String> NOTICED = Set.of("KILLED", "TIMED_OUT", "MEMORY_ERROR");
  private static final Set<String> SURVIVING = Set.of("SURVIVED", "NO_COVERAGE");

  private final Path sources;
  private final Map<String, int[]> noticedAndAll = new TreeMap<>();
  private final List<String> survivors = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  private SurvivingMutants(Path sources) {
    this.sources = sources;
  }

  /** Takes PIT's report in XML, the list, and the folder of the source code. */
  public static void main(String[] arguments)
      throws IOException, ParserConfigurationException, SAXException {
    SurvivingMutants mutants = new SurvivingMutants(Path.of(arguments[2]));
    NodeList report =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new File(arguments[0]))
            .getElementsByTagName("mutation");
    for (int i = 0; i < report.getLength(); i++) {
      mutants.add((Element) report.item(i));
    }
    mutants.compare(Files.readString(Path.of(arguments[1])));
    mutants.end();
  }

  private void add(Element mutant) throws IOException {
    String status = mutant.getAttribute("status");
    String name = text(mutant, "mutatedClass").substring(ROOT.length());
    int[] counts = noticedAndAll.computeIfAbsent(packageOf(name), any -> new int[2]);
    counts[1]++;
    if (NOTICED.contains(status)) {
      counts[0]++;
    } else if (SURVIVING.contains(status)) {
      survivors.add(describe(mutant, name));
    } else {
      complaints.add("This mutant could not be tried (" + status + "):\n" + describe(mutant, name));
    }
  }

  private String describe(Element mutant, String name) throws IOException {
    String method = text(mutant, "mutatedMethod").replaceAll("^lambda\\$|\\$\\d+$", "");
    String change = text(mutant, "description").replaceFirst(" for run/empirical/\\S+$", "");
    String folder = (ROOT + packageOf(name)).replace('.', '/');
    List<String> lines =
        Files.readAllLines(sources.resolve(folder).resolve(text(mutant, "sourceFile")));
    String line = lines.get(Integer.parseInt(text(mutant, "lineNumber")) - 1).strip();
    return name + "." + method + ": " + change + "\n" + line;
  }

  private void compare(String list) {
    List<String> unlisted = new ArrayList<>(survivors);
    for (String paragraph : list.split("\n{2,}", -1)) {
      String[] lines = paragraph.strip().split("\n", 3);
      if (lines[0].startsWith("#") || !noticedAndAll.containsKey(packageOf(lines[0]))) {
        continue;
      }
      if (lines.length < 3) {
        complaints.add("An entry of the list lacks its reason:\n" + paragraph.strip());
      } else if (!unlisted.remove(lines[0] + "\n" + lines[1])) {
        complaints.add("The list has it, but it does not survive:\n" + lines[0] + "\n" + lines[1]);
      }
    }
    unlisted.forEach(mutant -> complaints.add("This mutant survives:\n" + mutant));
  }

  private void end() {
    noticedAndAll.forEach(
        (name, counts) -> {
          double percentage = 100.0 * counts[0] / counts[1];
          System.out.printf(
              Locale.ROOT, "%-8s%4d of%5d  %5.1f %%%n", name, counts[0], counts[1], percentage);
          if (percentage < LEAST_PERCENTAGE) {
            complaints.add("In " + name + " too few mutants are noticed.");
          }
        });
    complaints.forEach(complaint -> System.err.println("\n" + complaint));
    System.exit(complaints.isEmpty() ? 0 : 1);
  }

  private static String packageOf(String name) {
    return name.substring(0, Math.max(0, name.indexOf('.')));
  }

  private static String text(Element mutant, String field) {
    return mutant.getElementsByTagName(field).item(0).getTextContent();
  }
}
