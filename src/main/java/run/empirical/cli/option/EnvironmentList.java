package run.empirical.cli.option;

import java.util.Set;

/**
 * A comma-separated list of environments.
 *
 * @param typed IDs or names, as typed
 */
record EnvironmentList(Set<String> typed) {}
