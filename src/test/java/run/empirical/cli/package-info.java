/**
 * Tests of the packages of the same names, and what they share. They run a part of the program, or
 * the whole one in process with {@link run.empirical.cli.Cli}, and compare complete streams and the
 * exit status. {@code dist} starts what is shipped: the launcher, the jar on each Java, the native
 * program, archives, packages, completion in shells, the recipes of the README. {@code faults} has
 * a table of what can go wrong with a connection, and when.
 *
 * <p>Test servers: {@link run.empirical.cli.FakeApi}, which checks each request against the
 * contract, {@link run.empirical.cli.UnsteadyApi} for many look-ups, {@link
 * run.empirical.cli.RawServer} for misbehaving servers and proxies, and {@link
 * run.empirical.cli.TestTls}.
 */
@NullMarked
package run.empirical.cli;

import org.jspecify.annotations.NullMarked;
