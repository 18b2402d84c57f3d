package run.empirical.cli.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a question that is the same for each of its test cases.
 *
 * @param window the look-back window
 * @param environments IDs of the environments that the answer is narrowed to, in the order given;
 *     empty for all
 * @param names the user's names for environments
 * @param gate the gate; null for none
 * @param waiting how long to wait for the gate; null to look up once
 * @param demo whether the answers are invented, as with {@code --demo}
 */
public record Query(
    LookBackWindow window,
    List<String> environments,
    EnvironmentNames names,
    @Nullable Gate gate,
    @Nullable Duration waiting,
    boolean demo) {}
