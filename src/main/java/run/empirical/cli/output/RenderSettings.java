package run.empirical.cli.output;

import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Gate;

/**
 * What a format needs to know beside the findings.
 *
 * @param batch whether test cases must be told apart: there are several, or they came from a list
 * @param titles whether test cases have titles
 * @param gate the decision asked for; null when none is
 * @param time how the table writes times
 * @param colour whether human formats may use colour
 * @param exitCode the exit status of a kind of failure, which JSON errors carry
 */
public record RenderSettings(
    boolean batch,
    boolean titles,
    @Nullable Gate gate,
    TimeStyle time,
    boolean colour,
    ToIntFunction<ErrorKind> exitCode) {}
