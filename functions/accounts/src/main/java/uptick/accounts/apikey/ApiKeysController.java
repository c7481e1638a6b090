package uptick.accounts.apikey;

import java.security.SecureRandom;
import java.util.UUID;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;

/// The caller's keys for scripts.
@Controller("/v1/me/api-keys")
@ExecuteOn(TaskExecutors.BLOCKING)
class ApiKeysController {

    private final KeepApiKeys apiKeys;
    private final InTransaction inTransaction;
    private final SecureRandom random = new SecureRandom();

    ApiKeysController(KeepApiKeys apiKeys, Transactions transactions) {
        this.apiKeys = apiKeys;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
    }

    /// The keys that count, newest first.
    @Get
    @Secured(Role.Name.USER)
    ApiKeyView.Page open(Principal principal) {
        return new ApiKeyView.Page(
                inTransaction.readAs(principal, () -> apiKeys.open(principal.id().value())).stream()
                        .map(ApiKeyView::of)
                        .toList());
    }

    /// Makes a key, which is shown in this answer and never again.
    @Post
    @Secured(Role.Name.USER)
    HttpResponse<ApiKeyView.Created> create(Principal principal, @Body @Valid NewApiKey wanted) {
        var scopes = wanted.checkedScopes();
        var key = ApiKeyText.draw(random);
        return inTransaction.as(
                principal,
                () ->
                        HttpResponse.created(
                                        apiKeys.create(principal.id().value(), wanted, scopes, key))
                                .header(HttpHeaders.CACHE_CONTROL, "no-store"));
    }

    /// Ends a key.
    @Delete("/{id}")
    @Secured(Role.Name.USER)
    @Status(HttpStatus.NO_CONTENT)
    void revoke(Principal principal, @PathVariable UUID id) {
        inTransaction.<@Nullable Void>as(
                principal,
                () -> {
                    apiKeys.revoke(principal.id().value(), id);
                    return null;
                });
    }
}
