/**
 * The domain model: look-ups, last passes, the gate and the answer. Knows neither files nor HTTP.
 *
 * <p>What users rely on:
 *
 * <ul>
 *   <li>The known environments are those with a name, those in any reply of the run, and those that
 *       options give; with {@code --env} only these. Each is in the answer for each test case,
 *       since whoever asks "where?" also wants to know where not.
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
 *   <li>A failure outranks an unmet gate, which outranks success.
 *   <li>What is believed of the service beyond its contract stands in {@link
 *       run.empirical.cli.model.Assumptions}.
 * </ul>
 */
@NullMarked
package run.empirical.cli.model;

import org.jspecify.annotations.NullMarked;
