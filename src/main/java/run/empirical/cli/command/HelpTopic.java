package run.empirical.cli.command;

import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Resource;
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
    String text = Resource.text(HelpTopic.class, title() + ".txt");
    return switch (this) {
      case EXIT_CODES -> exitStatuses() + "\n" + text;
      case ENVIRONMENT -> text.replace("{{settings}}\n", Settings.table(program));
      case FORMATTING, GATING -> text;
    };
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
}
