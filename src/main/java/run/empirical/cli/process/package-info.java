/**
 * The standard streams, the terminal, the clocks and the end of this process. Only {@code Main}
 * uses them: it puts them into the {@code Host}, so that tests can replace them. Of the other
 * packages, this one knows only the interfaces {@code Terminal} of {@code host} and {@code Time} of
 * {@code time}: read these next.
 *
 * <p>{@link run.empirical.cli.process.SystemTerminal} finds terminals: on Linux by files of the
 * system, elsewhere by {@link run.empirical.cli.process.NativeLibrary}, the only class that calls
 * native code.
 *
 * <p>What users rely on:
 *
 * <ul>
 *   <li>A slow reader gets the whole output, even if another process made the pipe non-blocking.
 *   <li>After Ctrl-C, the prompt starts on a line of its own.
 *   <li>The console of Windows has its old mode again when the program ends.
 *   <li>Where the native library cannot be loaded, the program runs as without a terminal.
 * </ul>
 */
@NullMarked
package run.empirical.cli.process;

import org.jspecify.annotations.NullMarked;
