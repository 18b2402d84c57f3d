/**
 * The environment of a run: streams, variables, clocks and the terminal. Tests replace all of it.
 *
 * <p>What users rely on:
 *
 * <ul>
 *   <li>Standard output is UTF-8 in any locale. A reader that closes the pipe, such as {@code
 *       head}, is no error; every other write that fails is.
 *   <li>A message is one line on standard error, without secrets and escaped. Nothing asks for
 *       input.
 *   <li>Standard input is read once, by one option, and never from a terminal.
 *   <li>Files that are read whole have a size limit, so that reading an endless one ends.
 *   <li>Names that lost characters in decoding are rejected: they could be another file's, or
 *       another environment's. This concerns arguments, variables and the working folder.
 *   <li>An empty variable counts as unset, as in most programs.
 *   <li>The project's file and Playwright's reports are looked for in the working folder and above
 *       it, up to the checkout's top: a file above that may be somebody else's.
 * </ul>
 */
@NullMarked
package run.empirical.cli.host;

import org.jspecify.annotations.NullMarked;
