package uptick.collections.run;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

import uptick.outbound.Sleeper;

/// What a process may bring otherwise: who waits, and who listens.
@Factory
final class RunFactory {

    @Singleton
    @Requires(missingBeans = Sleeper.class)
    Sleeper sleeper() {
        return Thread::sleep;
    }

    @Singleton
    @Requires(missingBeans = Steps.class)
    Steps steps() {
        return _ -> {};
    }
}
