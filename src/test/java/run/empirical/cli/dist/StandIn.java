package run.empirical.cli.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A fake program: records how it was started, then runs the test's commands. */
final class StandIn {
  private static final String RECORDER =
      """
      #!/bin/bash
      if [[ $* == --version ]]; then
        echo empirical 1.0.0
        exit
      fi
      folder=$(dirname "$0")
      printf '%s\\0' "$@" >"$folder/arguments"
      env -0 >"$folder/variables"
      for argument; do
        case $argument in
          --report=json=*) json=${argument#*=*=} ;;
          --report=markdown=*) markdown=${argument#*=*=} ;;
        esac
      done
      """;

  private final Path program;

  /** Installs it into a directory. */
  StandIn(Path folder, String commands) throws IOException {
    program = Files.writeString(folder.resolve("stand-in"), RECORDER + commands);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  String path() {
    return program.toString();
  }

  List<String> arguments() throws IOException {
    return parts("arguments");
  }

  Map<String, String> variables() throws IOException {
    Map<String, String> variables = new TreeMap<>();
    for (String variable : parts("variables")) {
      int equals = variable.indexOf('=');
      variables.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    return variables;
  }

  private List<String> parts(String file) throws IOException {
    String text = Files.readString(program.resolveSibling(file));
    return List.of(text.substring(0, text.length() - 1).split("\0", -1));
  }
}
