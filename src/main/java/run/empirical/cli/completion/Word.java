package run.empirical.cli.completion;

/**
 * A word to choose.
 *
 * @param text the word itself
 * @param description its meaning, in one line; may be empty
 */
public record Word(String text, String description) {}
