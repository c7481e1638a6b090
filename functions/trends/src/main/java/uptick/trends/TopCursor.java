package uptick.trends;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import uptick.edge.paging.Cursor;
import uptick.model.trends.TopTrend;

/// Where a page of the Top list ended.
///
/// @param momentum of the last row, null where it had none
/// @param rank of the last row, from 1
record TopCursor(UUID collectionId, @Nullable Double momentum, UUID id, int rank) {

    private static final int PARTS = 4;
    private static final int MOST_ROWS = 1_000_000;

    TopCursor {
        if (rank < 1 || rank > MOST_ROWS) {
            throw new IllegalArgumentException("no place in a list: " + rank);
        }
        if (momentum != null && !(momentum >= 0 && momentum <= 100)) {
            throw new IllegalArgumentException("no momentum: " + momentum);
        }
    }

    static TopCursor after(TopTrend last, int rank) {
        return new TopCursor(last.collectionId(), last.momentumScore(), last.id(), rank);
    }

    String encode() {
        return Cursor.of(
                        collectionId.toString(),
                        momentum == null ? "" : Double.toString(momentum),
                        id.toString(),
                        Integer.toString(rank))
                .encode();
    }

    /// Reads back what [#encode] wrote, letter for letter: of all the texts that would mean the same place there
    /// is one that this list hands out.
    ///
    /// @throws uptick.edge.problem.ProblemException where the text is no such cursor
    static TopCursor decode(String text) {
        var parts = Cursor.decode(text, PARTS).parts();
        try {
            var cursor =
                    new TopCursor(
                            UUID.fromString(parts.get(0)),
                            parts.get(1).isEmpty() ? null : Double.valueOf(parts.get(1)),
                            UUID.fromString(parts.get(2)),
                            Integer.parseInt(parts.get(3)));
            if (cursor.encode().equals(text)) {
                return cursor;
            }
        } catch (IllegalArgumentException _) {
            // answered below like every other text
        }
        throw Cursor.wrong();
    }
}
