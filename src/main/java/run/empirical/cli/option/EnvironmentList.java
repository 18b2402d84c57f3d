package run.empirical.cli.option;

import java.util.Set;

/**
 * One value of an option that takes several environments.
 *
 * @param typed the environments as typed: IDs or names
 */
record EnvironmentList(Set<String> typed) {}
