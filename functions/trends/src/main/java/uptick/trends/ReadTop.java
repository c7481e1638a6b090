package uptick.trends;

import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.edge.paging.Cursor;
import uptick.edge.principal.Principal;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.trends.ScoredCollection;
import uptick.model.trends.TopTrend;
import uptick.model.trends.Trends;

/// Reads the list of a collection's trends page by page.
@Singleton
final class ReadTop {

    private final Trends trends;
    private final InTransaction inTransaction;

    ReadTop(Trends trends, Transactions transactions) {
        this.trends = trends;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_TRENDS);
    }

    /// One page.
    ///
    /// @param limit at most so many rows
    /// @param cursor null for the first page of the latest scored collection
    TopPage page(Principal principal, int limit, @Nullable String cursor) {
        var after = cursor == null ? null : TopCursor.decode(cursor);
        return inTransaction.readAs(
                principal, () -> after == null ? first(limit) : next(after, limit));
    }

    private TopPage first(int limit) {
        var latest = trends.findLatestScored();
        // One row more than asked for tells whether there is a next page.
        return latest.map(
                        collection ->
                                page(
                                        collection,
                                        trends.findTop(collection.collectionId(), limit + 1),
                                        limit,
                                        0))
                .orElseGet(TopPage::nothingYet);
    }

    private TopPage next(TopCursor after, int limit) {
        var collection = trends.findScored(after.collectionId()).orElseThrow(Cursor::wrong);
        var rows =
                after.momentum() == null
                        ? trends.findUnscoredAfter(after.collectionId(), after.id(), limit + 1)
                        : trends.findTopAfter(
                                after.collectionId(), after.momentum(), after.id(), limit + 1);
        return page(collection, rows, limit, after.rank());
    }

    private static TopPage page(
            ScoredCollection collection, List<TopTrend> rows, int limit, int ranksBefore) {
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        var items =
                IntStream.range(0, shown.size())
                        .mapToObj(index -> TrendView.of(shown.get(index), ranksBefore + index + 1))
                        .toList();
        var next =
                rows.size() > limit
                        ? TopCursor.after(shown.getLast(), ranksBefore + shown.size()).encode()
                        : null;
        return new TopPage(CollectionView.of(collection), items, next);
    }
}
