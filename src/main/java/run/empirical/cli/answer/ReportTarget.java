package run.empirical.cli.answer;

import java.nio.file.Path;
import run.empirical.cli.output.OutputFormat;

/** A report to write: its format, and its file as typed. */
public record ReportTarget(OutputFormat format, Path file) {}
