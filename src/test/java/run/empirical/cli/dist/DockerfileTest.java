package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The image's recipe; only a release builds it. */
class DockerfileTest {
  @Test
  void imageHasTheProgramAndWhatItTrusts() throws IOException {
    String copies = "COPY --from=files ";
    assertEquals(
        List.of(
            "FROM --platform=$BUILDPLATFORM debian:13-slim AS files",
            "ARG TARGETARCH",
            "COPY empirical-linux-* /programs/",
            "RUN case $TARGETARCH in amd64) arch=x86_64 ;; arm64) arch=aarch64 ;; esac && install"
                + " -m 0755 \"/programs/empirical-linux-$arch\" /usr/local/bin/empirical",
            "FROM debian:13-slim",
            copies + "/etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt",
            copies + "/usr/local/bin/empirical /usr/local/bin/empirical",
            "CMD [\"empirical\"]"),
        instructions().filter(line -> !line.matches("(LABEL|RUN apt-get) .*")).toList());
  }

  private static Stream<String> instructions() throws IOException {
    return Files.readString(Path.of("dist/Dockerfile"))
        .replaceAll("(?m)^#.*\n", "")
        .replaceAll(" *\\\\\n *", " ")
        .lines()
        .filter(line -> !line.isBlank());
  }
}
