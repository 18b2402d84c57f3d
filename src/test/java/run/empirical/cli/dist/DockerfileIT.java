package run.empirical.cli.dist;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks, without a container engine, that the image has what the native program needs. */
@EnabledOnOs(OS.LINUX)
final class DockerfileIT {
  private static final Path DIST = Path.of("dist").toAbsolutePath();

  private final String dockerfile;

  DockerfileIT() throws IOException {
    dockerfile = Files.readString(DIST.resolve("Dockerfile"));
  }

  @Test
  void copiesTheNativeProgram() throws IOException {
    assertEquals(
        List.of(
            "empirical-linux-* /programs/",
            "--from=files /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt",
            "--from=files /usr/local/bin/empirical /usr/local/bin/empirical"),
        arguments("COPY"));
  }

  @ParameterizedTest
  @CsvSource({"amd64, x86_64", "arm64, aarch64"})
  void installsTheProgramForTheTargetArchitecture(String docker, String suffix) throws Exception {
    String run = dockerfile.substring(dockerfile.indexOf("RUN case ") + "RUN ".length());
    String command =
        run.substring(0, run.indexOf("\n\n"))
            .replace("\\\n", "")
            .replace("/programs/", "")
            .replace("install -m 0755", "echo")
            .replace("/usr/local/bin/empirical", "");

    assertEquals(
        new Outcome(0, "empirical-linux-" + suffix + "\n", ""),
        Outcome.of(
            List.of("sh", "-c", command),
            DIST,
            Map.of("PATH", "/usr/bin:/bin", "TARGETARCH", docker)));
  }

  @Test
  void linksOnlyToTheCLibraryOfTheBaseImage() throws Exception {
    Path program =
        DIST.resolve("empirical-linux-" + System.getProperty("os.arch").replace("amd64", "x86_64"));
    assumeTrue(Files.exists(program), "no native program was built");
    Outcome headers =
        Outcome.of(
            List.of("objdump", "-p", program.toString()), DIST, Map.of("PATH", "/usr/bin:/bin"));
    assertEquals(0, headers.exit(), headers.err());

    Set<String> needed =
        Pattern.compile("(?m)^ *NEEDED +(.*)$")
            .matcher(headers.out())
            .results()
            .map(line -> line.group(1))
            .collect(toSet());
    Set<String> expected = ShippedProgram.isStatic(program) ? Set.of() : Set.of("libc.so.6");
    assertEquals(expected, needed);
  }

  @Test
  void needsNoSettingsInACiJob() {
    assertEquals(
        List.of("--platform=$BUILDPLATFORM debian:13-slim AS files", "debian:13-slim"),
        arguments("FROM"));
    assertEquals(List.of(), arguments("USER"));
    assertEquals(List.of(), arguments("ENTRYPOINT"));
    assertEquals(List.of("[\"empirical\"]"), arguments("CMD"));
    assertEquals(List.of("SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt"), arguments("ENV"));
  }

  private List<String> arguments(String instruction) {
    return Pattern.compile("(?m)^" + instruction + " (.*)$")
        .matcher(dockerfile)
        .results()
        .map(line -> line.group(1))
        .toList();
  }
}
