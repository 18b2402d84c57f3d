/**
 * The language of {@code --jq}: the engine, and what it lacks or does differently than jq. Knows
 * nothing about test cases.
 */
@NullMarked
package run.empirical.cli.jq;

import org.jspecify.annotations.NullMarked;
