package uptick.collections.provider;

import java.time.Clock;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import uptick.collections.run.TrySource;
import uptick.edge.principal.PeopleOnly;
import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;

/// The sources: whether each answers and why not, for everybody; switched, reviewed and tried by administrators.
@Controller("/v1/sources")
@ExecuteOn(TaskExecutors.BLOCKING)
class SourcesController {

    private final KeepSources sources;
    private final TrySource trySource;
    private final InTransaction inTransaction;
    private final Clock clock;

    SourcesController(
            KeepSources sources, TrySource trySource, Transactions transactions, Clock clock) {
        this.sources = sources;
        this.trySource = trySource;
        this.clock = clock;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
    }

    /// All sources, by name.
    @Get
    @Secured(Role.Name.USER)
    SourceView.All list(Principal principal) {
        return new SourceView.All(inTransaction.readAs(principal, sources::all));
    }

    /// Switches a source on or off, or writes down what its terms allow.
    @Patch("/{source}")
    @Secured(Role.Name.ADMIN)
    @PeopleOnly
    SourceView change(
            Principal principal, @PathVariable String source, @Body @Valid SourceChange change) {
        return inTransaction.as(
                principal, () -> sources.change(principal.id().value(), source, change));
    }

    /// Tries whether a source answers, at the cost of one unit at most.
    @Post("/{source}/test")
    @Secured(Role.Name.ADMIN)
    @PeopleOnly
    TestView test(Principal principal, @PathVariable String source) {
        inTransaction.<@Nullable Void>as(
                principal,
                () -> {
                    sources.noteTest(principal.id().value(), source);
                    return null;
                });
        return trySource
                .now(source)
                .map(tried -> TestView.of(source, tried))
                .orElseGet(() -> TestView.unavailable(source, clock.instant()));
    }
}
