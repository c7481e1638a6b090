package uptick.migrations;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// What the operator seeds besides what the product brings, `uptick.migrations.*`.
///
/// @param fortune500 path of a CSV file `symbol,rank`; empty where there is none
@ConfigurationProperties("uptick.migrations")
record SeedSettings(@Bindable(defaultValue = "") String fortune500) {}
