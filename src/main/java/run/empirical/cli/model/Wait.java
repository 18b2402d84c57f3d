package run.empirical.cli.model;

import java.time.Duration;

/** How long to wait for a gate at the longest, and the pause between look-ups. */
public record Wait(Duration longest, Duration poll) {}
