package uptick.migrations;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// What the daily upkeep may do, `uptick.migrations.upkeep.*`.
///
/// @param exportFolder where expired partitions go before they are dropped; empty where none is dropped
@ConfigurationProperties("uptick.migrations.upkeep")
record UpkeepSettings(@Bindable(defaultValue = "") String exportFolder) {}
