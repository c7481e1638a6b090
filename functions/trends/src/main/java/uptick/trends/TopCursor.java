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

    /// @throws uptick.edge.problem.ProblemException where the text is no such cursor
    static TopCursor decode(String text) {
        var parts = Cursor.decode(text, PARTS).parts();
        try {
            var momentum = parts.get(1).isEmpty() ? null : Double.valueOf(parts.get(1));
            var rank = Integer.parseInt(parts.get(3));
            if (rank < 1 || (momentum != null && !Double.isFinite(momentum))) {
                throw Cursor.wrong();
            }
            return new TopCursor(
                    UUID.fromString(parts.get(0)), momentum, UUID.fromString(parts.get(2)), rank);
        } catch (IllegalArgumentException _) {
            throw Cursor.wrong();
        }
    }
}
