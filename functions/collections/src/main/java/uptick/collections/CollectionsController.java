package uptick.collections;

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

import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.collections.DataCollections;

/// The runs, as they are and were.
@Controller("/v1/collections")
@ExecuteOn(TaskExecutors.BLOCKING)
class CollectionsController {

    private final DataCollections collections;
    private final InTransaction inTransaction;

    CollectionsController(DataCollections collections, Transactions transactions) {
        this.collections = collections;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
    }

    /// The newest runs, newest first.
    @Get
    @Secured(Role.Name.USER)
    RunView.Page newest(
            Principal principal, @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
        return new RunView.Page(
                inTransaction.readAs(principal, () -> collections.findNewest(limit)).stream()
                        .map(RunView::of)
                        .toList());
    }

    /// One run.
    @Get("/{id}")
    @Secured(Role.Name.USER)
    RunView one(Principal principal, @PathVariable UUID id) {
        return inTransaction
                .readAs(principal, () -> collections.findById(id))
                .map(RunView::of)
                .orElseThrow(() -> Problems.notFound("collection"));
    }
}
