package run.empirical.cli.playwright;

import run.empirical.cli.model.TestCase;

/**
 * A test of a report in one project.
 *
 * @param testCase without an ID if the report does not tell it
 */
public record ReportedTest(TestCase testCase, Outcome outcome) {}
