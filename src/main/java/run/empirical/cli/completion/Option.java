package run.empirical.cli.completion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An option of a command.
 *
 * @param names including dashes
 * @param description in one line
 * @param value its value; null if it takes none
 * @param repeatable whether it can be given more than once
 */
public record Option(
    List<String> names, String description, @Nullable Value value, boolean repeatable) {}
