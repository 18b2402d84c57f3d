package run.empirical.cli.sandbox;

import run.empirical.cli.model.PointInTime;

/** One passing run of a test case; an environment may have several. */
record RecordedPass(String environmentId, String testRunId, PointInTime time) {}
