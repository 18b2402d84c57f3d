/**
 * Tests of the packages of the same names, and classes that they share. They run a part of the
 * program, or the whole program in this process with {@link run.empirical.cli.Cli}, and compare
 * complete streams and the exit status. What no single package does, such as keeping secrets or
 * judging a gate, is tested in {@code program}. The tests in {@code dist} start the shipped files:
 * the launcher, the jar on each Java, the native program, archives, packages, completion in shells,
 * the recipes of the README. {@code faults} has a table of the faults of a connection.
 *
 * <p>The servers:
 *
 * <ul>
 *   <li>{@link run.empirical.cli.FakeApi} by default: it replies by test case or in turn, and
 *       checks each request against the contract. {@link run.empirical.cli.TestTls#api} is one over
 *       TLS.
 *   <li>{@link run.empirical.cli.UnsteadyApi} for replies that depend on the number of the try, and
 *       for thousands of requests, which it does not check.
 *   <li>{@link run.empirical.cli.RawServer} for behaviour that no HTTP library offers: damaged
 *       replies, proxies, connections that end too early or not at all.
 *   <li>{@code ScriptedApi}, in {@code client}, for the order of requests: it has no socket.
 *   <li>{@link run.empirical.cli.sandbox.RunningSandbox} for a program in {@code dist}, which uses
 *       the real clock, and for tests of the sandbox.
 * </ul>
 *
 * <p>A failed comparison of long values shows the lines that differ, by {@link
 * run.empirical.cli.ReadableFailures}. A random scenario that fails is made smaller while it still
 * fails, by {@link run.empirical.cli.Shrinking}.
 *
 * <p>Classes whose names end in {@code IT} start the files in {@code dist}. A test without a tag
 * runs with the jar ({@code mvn verify}), and again with the native program ({@code .ci/run}).
 * Tags:
 *
 * <ul>
 *   <li>{@code jar}: not with the native program, since it starts only the jar or no program.
 *   <li>{@code native}: only with the native program: the jar's result is the same, but Java is
 *       slow.
 *   <li>{@code newest-java}: also with the newest Java on this machine.
 *   <li>{@code downloads}: only with the archives that {@code src/build/package.sh} makes.
 * </ul>
 */
@NullMarked
package run.empirical.cli;

import org.jspecify.annotations.NullMarked;
