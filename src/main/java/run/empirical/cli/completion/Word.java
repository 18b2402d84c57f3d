package run.empirical.cli.completion;

/**
 * A word that may be typed.
 *
 * @param text the word itself
 * @param description what it stands for, in one line; empty when it speaks for itself
 */
public record Word(String text, String description) {}
