import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Makes the program that needs no Java: the launcher in {@code bin}, and in {@code lib} the jar,
 * the Java that runs this, trimmed to the modules that the jar uses, and what lets the two start
 * sooner.
 *
 * <p>Arguments: the folder with launcher and jar, the folder to make anew, and the jar's time
 * there.
 */
final class SelfContained {
  /** What Jackson refers to and does without: its module descriptor has them as optional. */
  private static final Set<String> DISPENSABLE = Set.of("java.desktop", "java.sql", "java.xml");

  /** Elliptic curves: TLS finds them as a service. Part of java.base from Java 22 on. */
  private static final String CURVES = "jdk.crypto.ec";

  /** From here on an archive stays valid when it is moved together with its jar. */
  private static final int MOVABLE_ARCHIVES = 19;

  /** From here on the program's own archive holds the JDK's classes as well. */
  private static final int AOT_CACHES = 25;

  private SelfContained() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path dist = Path.of(arguments[0]);
    Path folder = Path.of(arguments[1]);
    delete(folder);
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.copy(dist.resolve("empirical"), bin.resolve("empirical"), COPY_ATTRIBUTES);
    Path lib = Files.createDirectories(folder.resolve("lib"));
    Path jar = Files.copy(dist.resolve("empirical.jar"), lib.resolve("empirical.jar"));
    // The archive remembers the jar's time: it has to be the one that users unpack.
    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse(arguments[2])));
    Path runtime = lib.resolve("runtime");
    // The download is compressed better as a whole, and the JVM reads plain classes sooner.
    run(
        "jlink",
        "--add-modules=" + String.join(",", modules(jar)),
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        "--output=" + runtime);
    int version = Runtime.version().feature();
    if (version < AOT_CACHES) {
      start(List.of(runtime.resolve("bin/java").toString(), "-Xshare:dump", "-Xlog:disable"));
    }
    if (version >= MOVABLE_ARCHIVES) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add(Path.of("src", "build", "StartArchive.java").toString());
      command.addAll(List.of(jar.toString(), runtime.toString()));
      start(command);
    }
  }

  private static Set<String> modules(Path jar) {
    Set<String> modules = new TreeSet<>();
    modules.add(CURVES);
    run("jdeps", "--ignore-missing-deps", "--list-deps", jar.toString())
        .lines()
        .map(line -> line.strip().replaceFirst("/.*", ""))
        .filter(module -> !DISPENSABLE.contains(module))
        .forEach(modules::add);
    return modules;
  }

  private static String run(String tool, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        ToolProvider.findFirst(tool)
            .orElseThrow(() -> new IllegalStateException("this Java has no " + tool))
            .run(new PrintWriter(out), new PrintWriter(err), arguments);
    if (exit != 0) {
      throw new IllegalStateException(tool + " failed: " + out + err);
    }
    return out.toString();
  }

  private static void start(List<String> command) throws IOException, InterruptedException {
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException(command + " ended with " + exit);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
