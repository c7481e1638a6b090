package uptick.collections.topic;

import java.net.URI;
import java.util.UUID;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import uptick.edge.idempotency.Idempotency;
import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;

/// The topics, the same for everybody: seen by all who are signed in, kept by editors.
@Controller("/v1/topics")
@ExecuteOn(TaskExecutors.BLOCKING)
class TopicsController {

    private final FindTopics findTopics;
    private final KeepTopics keepTopics;
    private final Idempotency idempotency;
    private final InTransaction inTransaction;

    TopicsController(
            FindTopics findTopics,
            KeepTopics keepTopics,
            Idempotency idempotency,
            Transactions transactions) {
        this.findTopics = findTopics;
        this.keepTopics = keepTopics;
        this.idempotency = idempotency;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
    }

    /// Topics by title; with `q` those of whose title and aliases words begin so, with `discovered` those that charts
    /// brought.
    @Get
    @Secured(Role.Name.USER)
    TopicView.Page list(
            Principal principal,
            @QueryValue(defaultValue = "")
                    @Size(max = 200)
                    @Pattern(regexp = TopicText.VISIBLE, message = TopicText.VISIBLE_MESSAGE)
                    String q,
            @Nullable @QueryValue @Pattern(regexp = "true|false", message = "must be true or false")
                    String tracked,
            @Nullable @QueryValue @Pattern(regexp = "true", message = "must be true")
                    String discovered,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @Nullable @QueryValue String cursor) {
        var wanted = tracked == null ? null : Boolean.valueOf(tracked);
        return inTransaction.readAs(
                principal, () -> findTopics.find(q, wanted, discovered != null, limit, cursor));
    }

    /// One topic, also a retired one.
    @Get("/{id}")
    @Secured(Role.Name.USER)
    TopicView get(Principal principal, @PathVariable UUID id) {
        return TopicView.of(inTransaction.readAs(principal, () -> findTopics.find(id)));
    }

    /// Adds a topic, or brings a retired one back.
    @Post
    @Secured(Role.Name.EDITOR)
    HttpResponse<?> add(
            Principal principal, @Body @Valid TopicDraft wanted, HttpRequest<?> request) {
        var topic = wanted.added();
        return idempotency.as(
                principal,
                inTransaction,
                request,
                wanted,
                () -> {
                    var added = keepTopics.add(principal.id().value(), topic);
                    return HttpResponse.created(
                            TopicView.of(added), URI.create("/v1/topics/" + added.id()));
                });
    }

    /// Changes a topic.
    @Patch("/{id}")
    @Secured(Role.Name.EDITOR)
    TopicView change(Principal principal, @PathVariable UUID id, @Body @Valid TopicDraft change) {
        return TopicView.of(
                inTransaction.as(
                        principal, () -> keepTopics.change(principal.id().value(), id, change)));
    }

    /// Retires a topic: it is collected no longer, and what was collected of it stays.
    @Delete("/{id}")
    @Secured(Role.Name.EDITOR)
    @Status(HttpStatus.NO_CONTENT)
    void retire(Principal principal, @PathVariable UUID id) {
        inTransaction.<@Nullable Void>as(
                principal,
                () -> {
                    keepTopics.retire(principal.id().value(), id);
                    return null;
                });
    }
}
