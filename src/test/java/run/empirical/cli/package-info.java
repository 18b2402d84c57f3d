/**
 * Which test to extend for which kind of bug. Each runs the whole program, or the part that it is
 * named after, and compares whole streams and the exit status.
 *
 * <table>
 *   <caption>From the bug to its test</caption>
 *   <tr><th>The bug is in</th><th>Its test</th></tr>
 *   <tr><td>an option, an argument, a variable, a configuration file</td>
 *       <td>{@code command.UsageTest}, {@code RequestTest}, {@code ConfigFileTest}</td></tr>
 *   <tr><td>a list of test cases, a Playwright report</td>
 *       <td>{@code command.ListTest}, {@code playwright.PlaywrightReportTest}</td></tr>
 *   <tr><td>the kind of failure that a reply's status or body is taken for</td>
 *       <td>{@code command.ReplyStatusTest}, {@code ReplyBreachTest}</td></tr>
 *   <tr><td>a connection: what a server, a proxy or the network does wrong, and when</td>
 *       <td>a cell of {@code faults.FaultMatrixIT}; where a single run in process tells enough,
 *       {@code command.BrokenConnectionTest}, {@code ProxyTest}, {@code TlsTest}</td></tr>
 *   <tr><td>the deadline, a retry, a pause, waiting</td>
 *       <td>{@code command.DeadlineTest}, {@code RetryTest}, {@code BatchPauseTest},
 *       {@code WaitTest}</td></tr>
 *   <tr><td>a batch: order, streaming, exit status</td>
 *       <td>{@code command.BatchTest}, {@code BatchStreamTest}</td></tr>
 *   <tr><td>the gate: ages, clocks, what is required</td>
 *       <td>{@code command.GateTest}, {@code GateAgeTest}</td></tr>
 *   <tr><td>an output format</td>
 *       <td>{@code output.EveryFormatTest} for what all have in common, else the test of that
 *       renderer; {@code command.ReportTest} and {@code OutputFailureTest} for files</td></tr>
 *   <tr><td>text of a server that reaches a terminal or a file as it is</td>
 *       <td>{@code command.HostileAnswerTest}, {@code model.SafeTextTest}</td></tr>
 *   <tr><td>the key or the proxy's credentials: where they go, where they show</td>
 *       <td>{@code command.KeyTest}, {@code client.RedactionTest}; a scenario of {@code
 *       dist.KeySearchIT}, which looks for them everywhere</td></tr>
 *   <tr><td>a parser that meets input which nobody thought of</td>
 *       <td>its {@code *Fuzz} class, with the input kept in {@code src/test/resources/fuzz}, which
 *       {@code FuzzCorpusTest} replays</td></tr>
 *   <tr><td>code that no test held to what it does</td>
 *       <td>profile {@code mutation}: a test that kills the mutant</td></tr>
 *   <tr><td>many look-ups, a server under load or one that turns half of them away</td>
 *       <td>{@code dist.HostileBatchIT}, {@code sandbox.SandboxLoadTest}</td></tr>
 *   <tr><td>threads, sockets or memory that stay behind</td><td>{@code command.EnduranceTest}</td></tr>
 *   <tr><td>the sandbox</td>
 *       <td>{@code sandbox.SandboxTest}, {@code RequestRulesTest}, {@code AnswersTest}</td></tr>
 *   <tr><td>the launcher, an archive, a package, a CI step, a completion script, a man page</td>
 *       <td>the integration test of that name in {@code dist}</td></tr>
 *   <tr><td>one of the programs only: the jar on one Java, the native one</td>
 *       <td>{@code dist.ShippedProgramIT}</td></tr>
 * </table>
 *
 * <p>To stand for the other side there are {@link run.empirical.cli.FakeApi}, which checks each
 * request against the contract, {@link run.empirical.cli.RawServer} for what no honest server does,
 * {@link run.empirical.cli.TestProxy} and {@link run.empirical.cli.TestTls}; {@link
 * run.empirical.cli.Cli} runs the program in process.
 */
@NullMarked
package run.empirical.cli;

import org.jspecify.annotations.NullMarked;
