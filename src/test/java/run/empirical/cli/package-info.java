/**
 * Which test to extend for which kind of bug. Each runs the whole program, or the part it is named
 * after, and compares complete streams and the exit status.
 *
 * <table>
 *   <caption>Bugs and their tests</caption>
 *   <tr><th>The bug is in</th><th>Its test</th></tr>
 *   <tr><td>an option, an argument, a variable, a configuration file</td>
 *       <td>{@code command.UsageTest}, {@code RequestTest}, {@code option.ConfigFileTest}</td></tr>
 *   <tr><td>a list of test cases, a Playwright report</td>
 *       <td>{@code option.ListTest}, {@code playwright.PlaywrightReportTest}</td></tr>
 *   <tr><td>how a reply's status or body is interpreted</td>
 *       <td>{@code client.ReplyStatusTest}, {@code ReplyBreachTest}</td></tr>
 *   <tr><td>a connection: what a server, a proxy or the network does wrong, and when</td>
 *       <td>a row of {@code faults.Faults}; if a single in-process run is enough,
 *       {@code client.BrokenConnectionTest}, {@code ProxyTest}, {@code TlsTest}</td></tr>
 *   <tr><td>the deadline, a retry, a pause, waiting</td>
 *       <td>{@code client.LookUpsTest}, {@code DeadlineTest}, {@code RetryTest}, {@code
 *       answer.WaitTest}</td></tr>
 *   <tr><td>a batch: order, streaming, exit status</td>
 *       <td>{@code answer.BatchTest}, {@code BatchStreamTest}</td></tr>
 *   <tr><td>the gate: ages, clocks, what is required</td>
 *       <td>{@code command.GateTest}, {@code GateAgeTest}</td></tr>
 *   <tr><td>an output format</td>
 *       <td>{@code output.EveryFormatTest} for common properties, else the renderer's test; {@code answer.ReportTest} and {@code OutputFailureTest} for files</td></tr>
 *   <tr><td>unescaped server text in a terminal or a file</td>
 *       <td>{@code command.HostileAnswerTest}, {@code model.SafeTextTest}</td></tr>
 *   <tr><td>the key or the proxy's credentials: where they are sent or shown</td>
 *       <td>{@code command.KeyTest}, {@code client.RedactionTest}; a scenario of {@code dist.KeySearchIT}, which searches all output for them</td></tr>
 *   <tr><td>a parser with unexpected input</td>
 *       <td>its {@code *Fuzz} class, with the input in {@code src/test/resources/fuzz}, replayed by {@code FuzzCorpusTest}</td></tr>
 *   <tr><td>code without an effective test</td>
 *       <td>profile {@code mutation}: a test that kills the mutant</td></tr>
 *   <tr><td>many look-ups, a server under load or one that rejects half of them</td>
 *       <td>{@code dist.HostileBatchIT}</td></tr>
 *   <tr><td>leaked threads, sockets or memory</td><td>{@code command.EnduranceTest}</td></tr>
 *   <tr><td>the sandbox</td>
 *       <td>{@code sandbox.SandboxTest}, {@code RequestRulesTest}, {@code AnswersTest}</td></tr>
 *   <tr><td>the launcher, an archive, a package, a CI step, a completion script</td>
 *       <td>the integration test of that name in {@code dist}</td></tr>
 *   <tr><td>one variant of the program: the jar on one Java version, the native program</td>
 *       <td>{@code dist.ShippedProgramIT}; what the static one needs: {@code dist.EmptyRootIT}</td></tr>
 * </table>
 *
 * <p>Test servers: {@link run.empirical.cli.FakeApi}, which checks each request against the
 * contract, {@link run.empirical.cli.RawServer} for misbehaving servers, {@link
 * run.empirical.cli.TestProxy} and {@link run.empirical.cli.TestTls}. {@link run.empirical.cli.Cli}
 * runs the program in process.
 */
@NullMarked
package run.empirical.cli;

import org.jspecify.annotations.NullMarked;
