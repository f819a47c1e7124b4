package dev.passerelle.connector;

import java.util.List;

/** The configuration of a bot is being changed, in this transaction; secrets are masked. */
public record ConfigurationChanged(String bot, boolean created, List<Differences.Change> changes) {}
