/**
 * The domain model: look-ups, last passes, the gate and the answer. It depends on neither files nor
 * HTTP. It knows options by name only: its messages tell users which one to change.
 *
 * <p>Start at {@link run.empirical.cli.model.Answer}: it is made of a {@link
 * run.empirical.cli.model.Question} and its look-ups, judged once, at one instant, and everything
 * that the program prints is derived from it.
 *
 * <p>Promises to users:
 *
 * <ul>
 *   <li>The known environments are those with a name, those in any reply of the run, and those that
 *       options give; with {@code --env} only these. Each is in the answer for each test case, so
 *       that an answer also shows where a test case has not passed. {@code KnownEnvironments} has
 *       their order.
 *   <li>The API leaves out an environment in which nothing passed. So a gap means "not in the
 *       look-back window", and a gate should name the environments that it requires.
 *   <li>An environment ID is any text, compared exactly; a name is the user's, in upper or lower
 *       case. A requested environment that no reply has is one without a pass, whatever the replies
 *       have.
 *   <li>A gate never opens by mistake. It is met only if there is a test case and a judged
 *       environment, every test case was answered, and each judged environment has a pass that is
 *       recent enough. A pass in the future or before the window does not count.
 *   <li>All of a run is judged at the same time: the later of this machine's clock and the
 *       server's, so that a wrong clock cannot make an old pass young. Ages are whole seconds,
 *       rounded down. The answer has the gate as it was judged: if the server's clock is ahead, a
 *       time of {@code --since} is later than the one given, and is shown so.
 *   <li>Tests that one change broke usually last passed in the same test run: {@link
 *       run.empirical.cli.model.LastRuns} groups them, for the order, the lines and the
 *       annotations.
 *   <li>A failure outranks an unmet gate, which outranks success.
 *   <li>Assumptions about the service beyond its contract are in {@link
 *       run.empirical.cli.model.Assumptions}.
 * </ul>
 */
@NullMarked
package run.empirical.cli.model;

import org.jspecify.annotations.NullMarked;
