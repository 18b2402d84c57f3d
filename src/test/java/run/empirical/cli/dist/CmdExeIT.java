package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Outcome;

/** The launcher for Windows and the npm package's command, in cmd.exe. */
@Tag("jar")
@EnabledOnOs({OS.LINUX, OS.WINDOWS})
final class CmdExeIT {
  private static final String NEEDS =
      "needs Java 17 or later in JAVA_HOME, or on the PATH if that is not set";

  private final CmdExe cmd = new CmdExe();
  private final Path folder;
  private final Path work;
  private final Path dist;
  private final Path plain;
  private final Path jdk;
  private final String launcher;
  private final String npm;

  CmdExeIT(@TempDir Path folder) throws Exception {
    this.folder = folder.toRealPath();
    this.work = Files.createDirectory(this.folder.resolve("work"));
    this.dist = this.folder.resolve("dist (x86) & more");
    this.plain = this.folder.resolve("plain");
    this.jdk = CmdExe.jdk(this.folder.resolve("jdk"), "17.0.2");
    this.launcher = install(dist);
    install(plain);
    Path cli = NpmProgramIT.copy(this.folder.resolve("npm"));
    CmdExe.jar(cli.resolve("bin/empirical.jar"));
    this.npm = quoted(CmdExe.node()) + " " + quoted(cli.resolve("last-pass.js"));
  }

  /** Copies the launcher, with a jar. */
  private static String install(Path dist) throws IOException {
    CmdExe.jar(dist.resolve("empirical.jar"));
    Path copy = dist.resolve("empirical.cmd");
    Files.copy(Path.of("dist/empirical.cmd"), copy);
    return quoted(copy);
  }

  /** Where cmd.exe finds a program by its name first. The PATH has empty and quoted entries. */
  @Test
  void startsNothingInTheWorkingFolder() throws Exception {
    for (String name : List.of("java", "findstr", "where", "find", "cmd", "node")) {
      for (String ending : List.of(".bat", ".cmd")) {
        Files.writeString(work.resolve(name + ending), "@echo planted " + name + ending + "\r\n");
      }
    }
    CmdExe.otherProgram(work.resolve("java.exe"));
    String path = "set \"PATH=;.;%SystemRoot%\\System32;;%SystemRoot%\"";
    String withJava = "set PATH=%PATH%;;" + quoted(jdk.resolve("bin"));

    assertEquals(
        new Outcome(0, started(dist, "a"), ""),
        cmd.run(work, path, withJava, "call " + launcher + " a"));
    assertEquals(new Outcome(0, startedByNpm("a"), ""), cmd.run(work, path, withJava, npm + " a"));
    assertEquals(failed(NEEDS), cmd.run(work, path, "call " + launcher + " a"));
    assertEquals(failed(NEEDS), cmd.run(work, path, npm + " a"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 20, 75, 78, 130})
  void exitsWithTheStatusOfTheProgram(int status) throws Exception {
    setJavaHome(jdk);
    String started = started(plain, "" + status);
    assertEquals(
        new Outcome(status, seen(started, status, status == 0), ""),
        cmd.run(work, callers("" + status)));
    assertEquals(
        new Outcome(status, startedByNpm("" + status), ""), cmd.run(work, npm + " " + status));
  }

  /** Calls the launcher in each way in which a caller sees its exit status. */
  private static String[] callers(String argument) {
    String call = "..\\plain\\empirical.cmd " + argument;
    return new String[] {
      "call " + call,
      "echo status %errorlevel%",
      "call " + call + " && echo met|| echo not met",
      "\"%ComSpec%\" /d /c \"" + call + " && echo met|| echo not met\"",
      "\"%ComSpec%\" /d /c " + call,
      "echo status %errorlevel%",
      // Without `call`, this is the last line that runs.
      call
    };
  }

  /** What is printed by these calls, each of which prints this, too. */
  private static String seen(String printed, int status, boolean met) {
    String exit = printed + "status " + status + "\n";
    String condition = printed + (met ? "met\n" : "not met\n");
    return exit + condition.repeat(2) + exit + printed;
  }

  @ParameterizedTest
  @ValueSource(strings = {"gone", "gone & (x86)"})
  void reportsAJavaHomeThatIsGone(String name) throws Exception {
    Path gone = folder.resolve(name);

    assertFails(gone, ": there is no " + CmdExe.name(gone.resolve("bin/java.exe")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_392", "11.0.2", "16", "9-ea"})
  void reportsAnOldJava(String version) throws Exception {
    Path old = Files.createDirectory(folder.resolve("old & (x86)"));
    CmdExe.otherProgram(Files.createDirectory(old.resolve("bin")).resolve("java.exe"));
    CmdExe.release(old, version);

    assertFails(old, ": " + CmdExe.name(old.resolve("bin/java.exe")) + " is Java " + version);
  }

  private void assertFails(Path javaHome, String found) throws Exception {
    setJavaHome(javaHome);
    Outcome expected = failed(NEEDS + found);
    assertEquals(expected, cmd.run(work, npm + " a"));
    assertEquals(
        new Outcome(1, seen("", 1, false), expected.err().repeat(5)), cmd.run(work, callers("a")));
  }

  @Test
  void reportsAMissingJar() throws Exception {
    setJavaHome(jdk);
    Files.delete(dist.resolve("empirical.jar"));
    String jar = CmdExe.name(dist.resolve("empirical.jar"));

    assertEquals(
        failed(jar + " is missing: build it with 'mvn -q package -Dmaven.test.skip'"),
        cmd.run(work, "call " + launcher + " a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.2", "21-ea", "25.0.1+9", "100", ""})
  void acceptsLaterJavaVersions(String version) throws Exception {
    assumeFalse(CmdExe.ON_WINDOWS, "there is one Java");
    Path later = CmdExe.jdk(folder.resolve("later"), version);
    setJavaHome(later);

    assertEquals(
        new Outcome(0, "java " + CmdExe.name(later.resolve("bin/java.exe")) + "\n", ""),
        firstLine(cmd.run(work, "call " + launcher)));
  }

  private static Outcome firstLine(Outcome outcome) {
    return new Outcome(outcome.exit(), outcome.out().replaceFirst("(?s)\n.*", "\n"), outcome.err());
  }

  /** Quotation marks, a last backslash, and a JDK without a release file. */
  @Test
  void acceptsEachFormOfJavaHome() throws Exception {
    String home = CmdExe.name(jdk);
    String path = "set \"PATH=%PATH%;" + CmdExe.name(jdk.resolve("bin")) + "\"";
    for (String set : List.of("=\"" + home + "\"", "=\"" + home, "=\"", "=\"\"", "=")) {
      assertEquals(
          new Outcome(0, started(dist, "a") + "JAVA_HOME" + set + "\n", ""),
          cmd.run(
              work,
              path,
              "set JAVA_HOME" + set,
              "call " + launcher + " a",
              "echo JAVA_HOME=%JAVA_HOME%"),
          set);
    }
  }

  @Test
  void passesArgumentsAndStandardInputUnchanged() throws Exception {
    setJavaHome(jdk);
    Files.writeString(work.resolve("in put.txt"), "1234567");
    String typed =
        "\"a b\" \"\" \"a&b|c<d>e^f\" \"(x)\" x) \"!\" \"%%41\" a=b,c;d \"a\\\\\" \\\"q\\\""
            + " -version @file '";
    String[] passed = {
      "a b",
      "",
      "a&b|c<d>e^f",
      "(x)",
      "x)",
      "!",
      "%41",
      "a=b,c;d",
      "a\\",
      "\"q\"",
      "-version",
      "@file",
      "'",
      "read"
    };

    cmd.run(work, launcher + " " + typed + " read <\"in put.txt\" >\"out put.txt\" 2>nul");
    assertEquals(
        started(dist, passed) + "read 7\n",
        Files.readString(work.resolve("out put.txt")).replace("\r", ""));
  }

  /** As some programs start others. The jar that Java would start for a wrong folder is another. */
  @Test
  void findsItsJarWhenCalledByItsNameInQuotationMarks() throws Exception {
    setJavaHome(jdk);
    CmdExe.jar(work.resolve("empirical.jar"));
    String path = "set \"PATH=%PATH%;" + CmdExe.name(dist) + "\"";

    assertEquals(new Outcome(20, started(dist, "20"), ""), cmd.run(work, path, "\"empirical\" 20"));
  }

  @Test
  void findsTheJarInTheLibFolderOfAnArchive() throws Exception {
    setJavaHome(jdk);
    Path bin = folder.resolve("archive/bin");
    String copy = install(bin);
    Path lib = Files.createDirectory(folder.resolve("archive/lib"));
    Files.move(bin.resolve("empirical.jar"), lib.resolve("empirical.jar"));

    assertEquals(
        new Outcome(0, started(bin.resolve("../lib"), "a"), ""),
        cmd.run(work, "call " + copy + " a"));
  }

  /** The caller's variables and folder stay. */
  @Test
  void changesNothingForItsCaller() throws Exception {
    setJavaHome(jdk);
    assertEquals(
        cmd.run(work, "set", "cd"), cmd.run(work, "call " + launcher + " >nul", "set", "cd"));
  }

  /** With this variable, Java warns as it starts; the program that stands for it always does. */
  @Test
  void keepsWarningsOfTheJvmOffStandardOutput() throws Exception {
    setJavaHome(jdk);
    cmd.set("JAVA_TOOL_OPTIONS", "-XX:+UseLargePages");

    assertEquals(started(dist, "a"), cmd.run(work, "call " + launcher + " a").out());
    assertEquals(startedByNpm("a"), cmd.run(work, npm + " a").out());
  }

  /** The console sends it to both processes. The end of this program takes a while. */
  @Test
  void letsTheProgramEndAfterCtrlC() throws Exception {
    setJavaHome(jdk);
    assumeFalse(CmdExe.ON_WINDOWS, "no test can press Ctrl-C there");
    try (Session session = cmd.console(work, folder.resolve("npm/last-pass.js"))) {
      session.await("the program", shown -> shown.contains("wait>"));
      session.type("\u0003");
      session.await("its end and its status", shown -> shown.matches("(?s).*ended.*status.130.*"));
    }
  }

  private void setJavaHome(Path home) {
    cmd.set("JAVA_HOME", CmdExe.name(home));
  }

  private static String quoted(Path file) {
    return '"' + CmdExe.name(file) + '"';
  }

  private static Outcome failed(String message) {
    return Outcome.error(1, message);
  }

  private String startedByNpm(String argument) {
    return started(folder.resolve("npm/bin"), "last-pass", argument);
  }

  /** What is printed if the JDK has started the jar in this folder. */
  private String started(Path dist, String... arguments) {
    StringBuilder printed = new StringBuilder();
    if (!CmdExe.ON_WINDOWS) {
      printed.append("java ").append(CmdExe.name(jdk.resolve("bin/java.exe"))).append('\n');
    }
    printed.append("jar ").append(CmdExe.name(dist.resolve("empirical.jar"))).append('\n');
    Stream.of(arguments).forEach(it -> printed.append('<').append(it).append(">\n"));
    return printed.toString();
  }
}
