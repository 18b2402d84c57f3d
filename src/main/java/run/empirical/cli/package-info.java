/**
 * The entry point: passes the process's environment to the commands and exits with their status.
 * Only the native program's own entry point depends on this package.
 */
@NullMarked
package run.empirical.cli;

import org.jspecify.annotations.NullMarked;
