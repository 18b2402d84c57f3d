/**
 * Tests of the packages of the same names, and what they share. They run a part of the program, or
 * the whole one in process with {@link run.empirical.cli.Cli}, and compare complete streams and the
 * exit status. {@code dist} starts what is shipped: the launcher, the jar on each Java, the native
 * program, archives, packages, completion in shells, the recipes of the README. {@code faults} has
 * a table of what can go wrong with a connection, and when.
 *
 * <p>Which server to take:
 *
 * <ul>
 *   <li>{@link run.empirical.cli.FakeApi} by default: it replies by test case or in turn, and
 *       checks each request against the contract. {@link run.empirical.cli.TestTls#api} is one over
 *       TLS.
 *   <li>{@link run.empirical.cli.UnsteadyApi} for replies that depend on the number of the try, and
 *       for thousands of requests, which it does not check.
 *   <li>{@link run.empirical.cli.RawServer} for what no HTTP library does: damaged replies,
 *       proxies, connections that end too early or not at all.
 *   <li>{@code ScriptedApi}, in {@code client}, for the order of requests: it has no socket.
 *   <li>{@link run.empirical.cli.sandbox.RunningSandbox} for a program in {@code dist} with data of
 *       today, and for tests of the sandbox.
 * </ul>
 *
 * <p>Classes whose names end in {@code IT} start what is in {@code dist}. Without a tag, one runs
 * with the jar ({@code mvn verify}), and again with the native program ({@code .ci/run}). Tags:
 *
 * <ul>
 *   <li>{@code jar}: not with the native program, as it starts the jar only, or no program.
 *   <li>{@code native}: with the native program only, as the result is the same and Java is slow.
 *   <li>{@code newest-java}: also with the newest Java of this machine.
 *   <li>{@code downloads}: only with what {@code src/build/package.sh} packs.
 * </ul>
 */
@NullMarked
package run.empirical.cli;

import org.jspecify.annotations.NullMarked;
