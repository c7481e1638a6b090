package uptick.edge.idempotency;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.micronaut.transaction.TransactionOperations;
import org.jspecify.annotations.Nullable;

import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;

/// Creates rows of a table `effects`, once for each key.
@Controller("/probe")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "uptick.probe.effects")
class ProbeController {

    private final Idempotency idempotency;
    private final InTransaction inTransaction;
    private final TransactionOperations<Connection> operations;
    private volatile CountDownLatch atWork = new CountDownLatch(0);
    private volatile CountDownLatch goOn = new CountDownLatch(0);

    ProbeController(
            Idempotency idempotency,
            Transactions transactions,
            TransactionOperations<Connection> operations) {
        this.idempotency = idempotency;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
        this.operations = operations;
    }

    @Post("/effects")
    @Secured(Role.Name.USER)
    HttpResponse<?> create(Principal principal, HttpRequest<?> request, @Body Wanted wanted) {
        return idempotency.as(principal, inTransaction, request, wanted, () -> created(wanted));
    }

    @Post("/effects/others")
    @Secured(Role.Name.USER)
    HttpResponse<?> other(Principal principal, HttpRequest<?> request, @Body Wanted wanted) {
        return idempotency.as(principal, inTransaction, request, wanted, () -> created(wanted));
    }

    @Post("/effects/anonymous")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> register(HttpRequest<?> request, @Body Wanted wanted) {
        return idempotency.asAnonymous(inTransaction, request, wanted, () -> created(wanted));
    }

    @Post("/effects/none")
    @Secured(Role.Name.USER)
    HttpResponse<?> empty(Principal principal, HttpRequest<?> request) {
        return idempotency.as(
                principal,
                inTransaction,
                request,
                null,
                () -> {
                    insert("none");
                    return HttpResponse.noContent();
                });
    }

    /// The next effect waits until the second latch is down, and counts down the first when it does.
    void hold(CountDownLatch works, CountDownLatch until) {
        goOn = until;
        atWork = works;
    }

    private HttpResponse<Created> created(Wanted wanted) {
        if (wanted.name().equals("held")) {
            hold();
        }
        insert(wanted.name());
        if (wanted.refused()) {
            throw Problems.invalid("name", "is refused");
        }
        var id = UUID.randomUUID();
        return HttpResponse.<Created>created(URI.create("/probe/effects/" + id))
                .body(new Created(id, wanted.name(), "uptick_secret-shown-once"));
    }

    private void hold() {
        atWork.countDown();
        try {
            if (!goOn.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody let it go on");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void insert(String name) {
        try (var statement =
                operations.getConnection().prepareStatement("INSERT INTO effects VALUES (?)")) {
            statement.setString(1, name);
            statement.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Wanted(
            String name,
            boolean refused,
            @Nullable String password,
            @Nullable Map<String, String> labels) {}

    @Serdeable
    record Created(UUID id, String name, String key) {}
}
