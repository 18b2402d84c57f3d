package run.empirical.cli.completion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An option of a command.
 *
 * @param names each with its dashes
 * @param description in one line
 * @param value what follows it; null when nothing does
 * @param repeatable whether giving it again adds to what was given
 */
public record Option(
    List<String> names, String description, @Nullable Value value, boolean repeatable) {}
