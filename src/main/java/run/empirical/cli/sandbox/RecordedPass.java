package run.empirical.cli.sandbox;

/** One passing run of a test case; an environment may have several. */
record RecordedPass(String environmentId, String testRunId, PassTime time) {}
