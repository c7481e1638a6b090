package uptick.collections;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.problem.Problems;
import uptick.edge.tier.TierLimits;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.collections.Topic;
import uptick.model.collections.TopicWatches;

/// The topics that the caller follows.
@Controller("/v1/me/topics")
@ExecuteOn(TaskExecutors.BLOCKING)
class WatchController {

    private static final int MOST = 1000;

    private final TopicWatches watches;
    private final TierLimits tierLimits;
    private final InTransaction inTransaction;

    WatchController(TopicWatches watches, TierLimits tierLimits, Transactions transactions) {
        this.watches = watches;
        this.tierLimits = tierLimits;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
    }

    /// The followed topics, by title.
    @Get
    @Secured(Role.Name.USER)
    Watched watched(Principal principal) {
        return new Watched(
                inTransaction
                        .readAs(principal, () -> watches.findWatched(principal.id().value(), MOST))
                        .stream()
                        .map(WatchedTopic::of)
                        .toList());
    }

    /// Follows a topic, within what the tier allows; once followed, again changes nothing.
    @Put("/{id}")
    @Secured(Role.Name.USER)
    @Status(HttpStatus.NO_CONTENT)
    void watch(Principal principal, @PathVariable UUID id) {
        inTransaction.as(
                principal,
                () -> {
                    watch(principal, principal.id().value(), id);
                    return null;
                });
    }

    private void watch(Principal principal, UUID user, UUID topic) {
        watches.lock(user);
        if (watches.watchWithin(user, topic, tierLimits.topicsWatched(principal)) == 1
                || watches.isWatched(user, topic)) {
            return;
        }
        throw watches.isTopic(topic)
                ? tierLimits.tooManyTopics(principal)
                : Problems.notFound("topic");
    }

    /// Follows a topic no longer; one that was not followed is as good.
    @Delete("/{id}")
    @Secured(Role.Name.USER)
    @Status(HttpStatus.NO_CONTENT)
    void unwatch(Principal principal, @PathVariable UUID id) {
        inTransaction.as(principal, () -> watches.unwatch(principal.id().value(), id));
    }

    /// @param items at most 1,000
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Watched(List<WatchedTopic> items) {}

    /// @param aliases other phrases that mean it
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record WatchedTopic(@Nullable UUID id, String title, List<String> aliases) {

        static WatchedTopic of(Topic topic) {
            return new WatchedTopic(topic.id(), topic.title(), topic.aliases());
        }
    }
}
