package run.empirical.cli.answer;

import java.nio.file.Path;
import run.empirical.cli.output.OutputFormat;

/**
 * A report to write.
 *
 * @param format the format of the report
 * @param file where it goes, as typed
 */
public record ReportTarget(OutputFormat format, Path file) {}
