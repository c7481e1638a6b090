package uptick.collections.run;

import uptick.collections.source.Question;
import uptick.model.collections.ObservationState;

/// How a source is asked whether it answers this installation.
public sealed interface Probe {

    /// By a question of one unit.
    record Ask(Question<?> question) implements Probe {

        public Ask {
            if (question.units() != 1) {
                throw new IllegalArgumentException(
                        "a test costs one unit, not " + question.units());
            }
        }
    }

    /// It need not be asked: it cannot be.
    ///
    /// @param state `NOT_ASKED` where something is not configured, or `UNSUPPORTED`
    /// @param reason one sentence for operators, without secrets
    record Cannot(ObservationState state, String reason) implements Probe {

        /// Something is not configured.
        public static Cannot without(String reason) {
            return new Cannot(ObservationState.NOT_ASKED, reason);
        }
    }
}
