package run.empirical.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.option.Settings;

/** The topics of {@code empirical help}; each text is a resource. */
enum HelpTopic {
  EXIT_CODES,
  ENVIRONMENT,
  FORMATTING,
  GATING;

  /** The topic's name on the command line. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The text, ending with a line break.
   *
   * @param program has the options that the text lists
   */
  String text(CommandSpec program) {
    return switch (this) {
      case EXIT_CODES -> exitStatuses() + "\n" + resource();
      case ENVIRONMENT -> resource().replace("{{settings}}\n", Settings.table(program));
      case FORMATTING, GATING -> resource();
    };
  }

  static String titles() {
    return Arrays.stream(values()).map(HelpTopic::title).collect(Collectors.joining(", "));
  }

  private static String exitStatuses() {
    StringBuilder text = new StringBuilder("Exit statuses of empirical:\n\n");
    for (ExitStatus status : ExitStatus.values()) {
      text.append(
          String.format(
              Locale.ROOT, "  %3d  %-12s  %s%n", status.code(), status.kind(), status.when()));
    }
    return text.toString();
  }

  private String resource() {
    return resource(title());
  }

  /** A text that is bundled with the program. */
  static String resource(String title) {
    String name = title + ".txt";
    try (InputStream in = Objects.requireNonNull(HelpTopic.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a part of this program cannot be read", e);
    }
  }
}
