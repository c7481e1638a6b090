package uptick.collections.run;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// On whose account a call is made, and what for.
///
/// @param source whose pace and breaker hold
/// @param purpose what stands in the reservation
/// @param runId null where it belongs to no run
record Errand(String source, String purpose, @Nullable UUID runId, Kind kind) {

    private static final String TEST = "test";

    /// An operator's question whether a source answers.
    static Errand test(String source) {
        return new Errand(source, TEST, null, Kind.TEST);
    }

    /// A question of a job that belongs to no run.
    static Errand job(String source, String purpose) {
        return new Errand(source, purpose, null, Kind.SCHEDULE);
    }

    /// Who wants it.
    enum Kind {
        /// A schedule, which leaves some units to people.
        SCHEDULE,
        /// A person, who may use what schedules left.
        PERSON,
        /// An operator who wants to know of a source that is off, or left alone, whether it answers.
        TEST
    }
}
