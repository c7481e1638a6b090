package uptick.accounts.administration;

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

import uptick.accounts.secret.OpaqueToken;
import uptick.edge.idempotency.Idempotency;
import uptick.edge.principal.PeopleOnly;
import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;

/// All accounts, for administrators.
@Controller("/v1/accounts")
@ExecuteOn(TaskExecutors.BLOCKING)
@PeopleOnly
class AccountsController {

    /* PostgreSQL's text takes none. */
    private static final String NO_NUL = "[^\\x00]*";

    /* As text: the framework takes every word that it does not know for false. */
    private static final String BOOLEAN = "true|false";
    private static final String BOOLEAN_MESSAGE = "must be true or false";

    private final FindAccounts findAccounts;
    private final ChangeAccount changeAccount;
    private final IssuePasswordReset issuePasswordReset;
    private final Idempotency idempotency;
    private final InTransaction inTransaction;

    AccountsController(
            FindAccounts findAccounts,
            ChangeAccount changeAccount,
            IssuePasswordReset issuePasswordReset,
            Idempotency idempotency,
            Transactions transactions) {
        this.findAccounts = findAccounts;
        this.changeAccount = changeAccount;
        this.issuePasswordReset = issuePasswordReset;
        this.idempotency = idempotency;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
    }

    /// Accounts, the newest first; with `q` those whose e-mail address or username begins so, by name.
    @Get
    @Secured(Role.Name.ADMIN)
    AccountView.Page find(
            Principal principal,
            @QueryValue(defaultValue = "")
                    @Size(max = 255)
                    @Pattern(regexp = NO_NUL, message = "must not contain NUL")
                    String q,
            @QueryValue(value = "include_closed", defaultValue = "false")
                    @Pattern(regexp = BOOLEAN, message = BOOLEAN_MESSAGE)
                    String includeClosed,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @Nullable @QueryValue String cursor) {
        return inTransaction.readAs(
                principal,
                () ->
                        findAccounts.find(
                                q.strip(), Boolean.parseBoolean(includeClosed), limit, cursor));
    }

    /// Changes what an account may do, or closes or opens it.
    @Patch("/{id}")
    @Secured(Role.Name.ADMIN)
    AccountView change(
            Principal principal, @PathVariable UUID id, @Body @Valid AccountChange change) {
        return AccountView.of(
                inTransaction.as(
                        principal, () -> changeAccount.change(principal.id().value(), id, change)));
    }

    /// Closes an account; with `purge` nothing is left of the person.
    @Delete("/{id}")
    @Secured(Role.Name.ADMIN)
    @Status(HttpStatus.NO_CONTENT)
    void close(
            Principal principal,
            @PathVariable UUID id,
            @QueryValue(defaultValue = "false")
                    @Pattern(regexp = BOOLEAN, message = BOOLEAN_MESSAGE)
                    String purge) {
        inTransaction.<@Nullable Void>as(
                principal,
                () -> {
                    if (Boolean.parseBoolean(purge)) {
                        changeAccount.purge(principal.id().value(), id);
                    } else {
                        changeAccount.close(principal.id().value(), id);
                    }
                    return null;
                });
    }

    /// Makes a token to set a new password with, which is shown in this answer and never again.
    @Post("/{id}/password-reset")
    @Secured(Role.Name.ADMIN)
    HttpResponse<?> issuePasswordReset(
            Principal principal, @PathVariable UUID id, HttpRequest<?> request) {
        var token = OpaqueToken.of(OpaqueToken.Kind.PASSWORD_RESET);
        return idempotency.as(
                principal,
                inTransaction,
                request,
                null,
                () ->
                        HttpResponse.created(
                                issuePasswordReset.issue(principal.id().value(), id, token)));
    }
}
