/**
 * The domain model: look-ups, last passes, the gate and the answer. Knows neither files nor HTTP.
 *
 * <p>{@link run.empirical.cli.model.Answer} is where to start: it is made of a {@link
 * run.empirical.cli.model.Question} and its look-ups, judged once, at one instant, and everything
 * that the program prints is read from it.
 *
 * <p>Promises to users:
 *
 * <ul>
 *   <li>The known environments are those with a name, those in any reply of the run, and those that
 *       options give; with {@code --env} only these, in its order. Without it, those with a name
 *       come first, as the project's file and then {@code --env-name} order them. Each is in the
 *       answer for each test case, since whoever asks "where?" also wants to know where not.
 *   <li>The API leaves out an environment in which nothing passed. So a gap means "not in the
 *       look-back window", and a gate must know by name what is missing.
 *   <li>An environment ID is any text, compared exactly; a name is the user's, in upper or lower
 *       case. A value that is neither is a mistake only where all IDs are opaque, numbers or UUIDs:
 *       there it must be a misspelt name. Elsewhere it is an environment without a pass.
 *   <li>A gate never opens by mistake. It is met only if every test case was answered, there is
 *       one, each judged environment has a pass that is recent enough, and there is such an
 *       environment. A pass in the future or before the window does not count.
 *   <li>There is one now: the later of this machine's clock and the server's, so that a wrong clock
 *       cannot make an old pass young. Ages are whole seconds, rounded down.
 *   <li>Tests that one change broke usually last passed in the same test run: {@link
 *       run.empirical.cli.model.PassesByTestRun} groups them, for the order, the lines and the
 *       annotations.
 *   <li>A failure outranks an unmet gate, which outranks success.
 *   <li>What is believed of the service beyond its contract stands in {@link
 *       run.empirical.cli.model.Assumptions}.
 * </ul>
 */
@NullMarked
package run.empirical.cli.model;

import org.jspecify.annotations.NullMarked;
