package uptick.collections.run;

import uptick.model.collections.ObservationState;

/// How the work on a slice ended.
public sealed interface SliceEnd {

    /// All of it was asked.
    record Complete() implements SliceEnd {}

    /// Something was got, and something is missing.
    ///
    /// @param part what is missing, such as `page-2`; the run names it `slice:part`
    /// @param state why in a word, never ok
    /// @param reason why in a sentence for people, without secrets
    record Partial(String part, ObservationState state, String reason) implements SliceEnd {}

    /// Nothing was got.
    ///
    /// @param part what was asked in vain, such as `page-1`; empty for the slice as a whole
    record Failed(String part, ObservationState state, String reason) implements SliceEnd {}

    /// The time was up: another worker goes on from the cursor.
    record HandedBack() implements SliceEnd {}

    static SliceEnd complete() {
        return new Complete();
    }

    static SliceEnd partial(String part, ObservationState state, String reason) {
        return new Partial(part, state, reason);
    }

    static SliceEnd failed(String part, ObservationState state, String reason) {
        return new Failed(part, state, reason);
    }

    static SliceEnd handBack() {
        return new HandedBack();
    }
}
