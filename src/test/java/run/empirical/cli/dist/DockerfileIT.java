package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** That the image would have what the native program needs; no container engine is asked. */
@EnabledOnOs(OS.LINUX)
final class DockerfileIT {
  private static final Path DIST = Path.of("dist").toAbsolutePath();

  /** Which of Debian's packages bring the libraries that the program may be linked with. */
  private static final Map<String, String> PACKAGES =
      Map.of(
          "libc.so.6", "libc6",
          "ld-linux-x86-64.so.2", "libc6",
          "ld-linux-aarch64.so.1", "libc6");

  private final String dockerfile;

  DockerfileIT() throws IOException {
    dockerfile = Files.readString(DIST.resolve("Dockerfile"));
  }

  @Test
  void copiesTheProgramThatTheNativeBuildWrites() throws IOException {
    assertEquals(
        List.of("--chmod=0755 empirical-linux-${ARCH} /usr/local/bin/empirical"),
        arguments("COPY"));
    assertEquals(List.of("ARCH=x86_64"), arguments("ARG"));
    String pom = Files.readString(Path.of("pom.xml"));
    assertTrue(pom.contains("<native.name>empirical-${native.os}-${native.arch}</native.name>"));
    assertTrue(pom.contains("<native.arch>x86_64</native.arch>"));
  }

  @Test
  void installsTheLibrariesThatTheProgramIsLinkedWith() throws Exception {
    Path program =
        DIST.resolve("empirical-linux-" + System.getProperty("os.arch").replace("amd64", "x86_64"));
    assumeTrue(Files.exists(program), "no native program was built");
    Outcome outcome =
        Outcome.of(List.of("ldd", program.toString()), DIST, Map.of("PATH", "/usr/bin:/bin"));
    assertEquals(0, outcome.exit(), outcome.err());

    Set<String> needed = new TreeSet<>();
    for (String line : outcome.out().lines().toList()) {
      String library = Path.of(line.strip().split(" ", 2)[0]).getFileName().toString();
      if (!library.equals("linux-vdso.so.1")) {
        needed.add(String.valueOf(PACKAGES.get(library)));
      }
    }
    Set<String> installed =
        Pattern.compile("install -y --no-install-recommends ([a-z0-9 -]+)")
            .matcher(dockerfile)
            .results()
            .flatMap(install -> List.of(install.group(1).strip().split(" ")).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(installed.remove("ca-certificates"));
    assertEquals(installed, needed);
  }

  @Test
  void startsTheProgramAsAUserWithoutPowers() {
    assertEquals(List.of("debian:13-slim"), arguments("FROM"));
    assertEquals(List.of("65532:65532"), arguments("USER"));
    assertEquals(List.of("[\"empirical\"]"), arguments("ENTRYPOINT"));
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
