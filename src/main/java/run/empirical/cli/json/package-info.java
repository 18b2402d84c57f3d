/**
 * Reads JSON documents into records, and says in users' words what is wrong with one. It knows
 * neither Playwright's reports nor the API's lists and requests, which {@code testcases} and {@code
 * sandbox} read with it: a record says which members it has, and checks them with {@link
 * run.empirical.cli.json.MemberChecks}.
 */
@NullMarked
package run.empirical.cli.json;

import org.jspecify.annotations.NullMarked;
