package uptick.collections;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import uptick.collections.run.StartRun;
import uptick.collections.run.StartRun.Started;
import uptick.collections.run.StartRun.Wanted;
import uptick.collections.run.TrendSources;
import uptick.edge.idempotency.Idempotency;
import uptick.edge.paging.Cursor;
import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.collections.CollectionSources;
import uptick.model.collections.DataCollections;

/// The runs, as they are and were, and one more where an editor wants it.
@Controller("/v1/collections")
@ExecuteOn(TaskExecutors.BLOCKING)
class CollectionsController {

    /* Later than any run; the database's own greatest instant is further away than Java's. */
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");
    private static final UUID GREATEST = new UUID(-1, -1);

    private final DataCollections collections;
    private final CollectionSources slices;
    private final StartRun startRun;
    private final TrendSources sources;
    private final Idempotency idempotency;
    private final InTransaction inTransaction;

    CollectionsController(
            DataCollections collections,
            CollectionSources slices,
            StartRun startRun,
            TrendSources sources,
            Idempotency idempotency,
            Transactions transactions) {
        this.collections = collections;
        this.slices = slices;
        this.startRun = startRun;
        this.sources = sources;
        this.idempotency = idempotency;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
    }

    /// The runs, newest first.
    @Get
    @Secured(Role.Name.USER)
    RunView.Page newest(
            Principal principal,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @Nullable @QueryValue String cursor) {
        var before = cursor == null ? new Place(END_OF_TIME, GREATEST) : Place.of(cursor);
        var found =
                inTransaction.readAs(
                        principal,
                        () -> collections.findBefore(before.startedAt(), before.id(), limit + 1));
        var shown = found.stream().limit(limit).map(RunView::of).toList();
        return new RunView.Page(
                shown, found.size() > limit ? Place.after(shown.getLast()).encode() : null);
    }

    /// One run, with how far it is.
    @Get("/{id}")
    @Secured(Role.Name.USER)
    RunView.Whole one(Principal principal, @PathVariable UUID id) {
        return inTransaction.readAs(
                principal,
                () ->
                        collections
                                .findById(id)
                                .map(run -> RunView.Whole.of(run, slices.findProgress(id)))
                                .orElseThrow(() -> Problems.notFound("collection")));
    }

    /// Starts a run; what it collects comes with time.
    @Post
    @Secured(Role.Name.EDITOR)
    HttpResponse<?> start(Principal principal, @Body @Valid NewRun wanted, HttpRequest<?> request) {
        checkSources(wanted.sources());
        var started = new AtomicReference<Started.@Nullable New>();
        var answer =
                idempotency.as(
                        principal,
                        inTransaction,
                        request,
                        wanted,
                        () -> accepted(start(principal, wanted, started)));
        var run = started.get();
        if (run != null) {
            startRun.nudge(run);
        }
        return answer;
    }

    private UUID start(
            Principal principal, NewRun wanted, AtomicReference<Started.@Nullable New> started) {
        var run =
                startRun.asked(
                        new Wanted(wanted.sources(), wanted.topicIds()), principal.id().value());
        started.set(run);
        return run.runId();
    }

    private HttpResponse<?> accepted(UUID id) {
        return HttpResponse.accepted(URI.create("/v1/collections/" + id))
                .body(
                        RunView.Whole.of(
                                collections.findById(id).orElseThrow(), slices.findProgress(id)));
    }

    private void checkSources(@Nullable List<String> wanted) {
        if (wanted != null && !sources.names().containsAll(wanted)) {
            throw Problems.invalid(
                    "sources", "Name some of " + String.join(", ", sources.names()) + ".");
        }
    }

    /* Where a page ended. */
    private record Place(Instant startedAt, UUID id) {

        static Place after(RunView run) {
            return new Place(run.startedAt(), run.id());
        }

        static Place of(String cursor) {
            var parts = Cursor.decode(cursor, 2).parts();
            try {
                return new Place(Instant.parse(parts.getFirst()), UUID.fromString(parts.getLast()));
            } catch (DateTimeException | IllegalArgumentException _) {
                throw Cursor.wrong();
            }
        }

        String encode() {
            return Cursor.of(startedAt.toString(), id.toString()).encode();
        }
    }
}
