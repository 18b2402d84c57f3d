import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the fuzz targets with Jazzer and prints a line for each. A target is a class in
 * run.empirical.cli with a directory of the same name under src/test/resources/fuzz, which contains
 * its seeds. The corpus stays in target/fuzz, so that the next run continues from it.
 */
final class Fuzz {
  private static final Path SEEDS = Path.of("src/test/resources/fuzz");
  private static final Path WORK = Path.of("target/fuzz");
  private static final Pattern FINDING = Pattern.compile("(crash|leak|oom|timeout)-\\p{XDigit}+");

  private final String classpath;
  private final String[] jvmArguments;
  private final int seconds;

  private Fuzz(String classpath, String jvmArguments, int seconds) {
    this.classpath = classpath;
    this.jvmArguments = jvmArguments.split(" ");
    this.seconds = seconds;
  }

  /**
   * Runs all matching targets.
   *
   * @param arguments the class path, JVM arguments, seconds per target, and a regular expression
   *     for target names
   */
  public static void main(String... arguments) throws IOException, InterruptedException {
    Fuzz fuzz = new Fuzz(arguments[0], arguments[1], Integer.parseInt(arguments[2]));
    boolean clean = true;
    for (String target : targets(arguments[3])) {
      clean &= fuzz.findsNothing(target);
    }
    System.exit(clean ? 0 : 1);
  }

  private static List<String> targets(String pattern) throws IOException {
    try (Stream<Path> folders = Files.walk(SEEDS, 2)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> SEEDS.relativize(folder).toString().replace(File.separatorChar, '/'))
          .filter(name -> name.contains("/") && name.matches(pattern))
          .sorted()
          .toList();
    }
  }

  private boolean findsNothing(String target) throws IOException, InterruptedException {
    Path folder = WORK.resolve(target);
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    Path findings = Files.createDirectories(folder.resolve("findings"));
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(jvmArguments));
    command.addAll(
        List.of(
            "-Xmx1g",
            "-cp",
            classpath,
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=run.empirical.cli." + target.replace('/', '.'),
            "--instrumentation_includes=run.empirical.cli.**:com.fasterxml.jackson.core.**:"
                + "net.thisptr.jackson.jq.**:org.joni.**",
            "--custom_hook_includes=run.empirical.cli.**",
            // The program opens files and hosts that users name: that is not a finding.
            "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery:"
                + "com.code_intelligence.jazzer.sanitizers.FilePathTraversal",
            "--keep_going=20",
            "--reproducer_path=" + findings,
            "-artifact_prefix=" + findings + File.separator,
            "-max_total_time=" + seconds,
            "-timeout=120",
            "-rss_limit_mb=3000",
            corpus.toString(),
            SEEDS.resolve(target).toString()));
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    try (Stream<Path> files = Files.list(findings)) {
      long found =
          files.filter(file -> FINDING.matcher(file.getFileName().toString()).matches()).count();
      System.out.printf(
          "%-32s %s, findings: %d, exit %d (%s)%n", target, progress(log), found, exit, log);
      return exit == 0 && found == 0;
    }
  }

  /** Jazzer's last count of executions, with the coverage and the size of the corpus. */
  private static String progress(Path log) throws IOException {
    return Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
        .filter(line -> line.matches("#\\d.*"))
        .reduce("nothing was run", (earlier, later) -> later);
  }
}
