package uptick.migrations;

import java.time.Clock;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;

/// Gives the commands their "now", unless the process brings a clock of its own (the local runner does). A second choice,
/// and not one that looks whether there is another: two that look for each other never end.
@Factory
final class SystemClock {

    @Singleton
    @Secondary
    Clock clock() {
        return Clock.systemUTC();
    }
}
