package uptick.collections;

import java.util.List;
import java.util.UUID;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

import uptick.edge.paging.Cursor;
import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.collections.DataCollections;
import uptick.model.collections.SkippedTopic;
import uptick.model.collections.SkippedTopics;
import uptick.model.collections.TrendSourceNames;

/// The topics that a run did not ask its sources for, each with the reason.
@Controller("/v1/collections/{id}/skipped")
@ExecuteOn(TaskExecutors.BLOCKING)
class SkippedController {

    private final DataCollections collections;
    private final SkippedTopics skipped;
    private final InTransaction inTransaction;

    SkippedController(
            DataCollections collections, SkippedTopics skipped, Transactions transactions) {
        this.collections = collections;
        this.skipped = skipped;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
    }

    /// By source and topic, of all sources or one.
    @Get
    @Secured(Role.Name.USER)
    SkippedView.Page after(
            Principal principal,
            @PathVariable UUID id,
            @Nullable @QueryValue @Pattern(regexp = TrendSourceNames.ONE_OF) String source,
            @QueryValue(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @Nullable @QueryValue String cursor) {
        var after = cursor == null ? Place.FIRST : Place.of(cursor);
        var found =
                inTransaction.readAs(
                        principal,
                        () -> {
                            if (collections.findById(id).isEmpty()) {
                                throw Problems.notFound("collection");
                            }
                            return find(id, source, after, limit + 1);
                        });
        var shown = found.stream().limit(limit).map(SkippedView::of).toList();
        return new SkippedView.Page(
                shown, found.size() > limit ? Place.after(shown.getLast()).encode() : null);
    }

    private List<SkippedTopic> find(UUID id, @Nullable String source, Place after, int limit) {
        return source == null
                ? skipped.findAfter(id, after.source(), after.topicId(), limit)
                : skipped.findOfSourceAfter(id, source, after.topicId(), limit);
    }

    /* Where a page ended. */
    private record Place(String source, UUID topicId) {

        static final Place FIRST = new Place("", new UUID(0, 0));

        static Place after(SkippedView topic) {
            return new Place(topic.source(), topic.topicId());
        }

        static Place of(String cursor) {
            var parts = Cursor.decode(cursor, 2).parts();
            if (!TrendSourceNames.ALL.contains(parts.getFirst())) {
                throw Cursor.wrong();
            }
            try {
                return new Place(parts.getFirst(), UUID.fromString(parts.getLast()));
            } catch (IllegalArgumentException _) {
                throw Cursor.wrong();
            }
        }

        String encode() {
            return Cursor.of(source, topicId.toString()).encode();
        }
    }
}
