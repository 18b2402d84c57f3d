/**
 * Reads JSON documents into records, and says in users' words what is wrong with one. It knows
 * neither Playwright's reports nor the API's requests, which {@code testcases} and {@code sandbox}
 * read with it.
 */
@NullMarked
package run.empirical.cli.json;

import org.jspecify.annotations.NullMarked;
