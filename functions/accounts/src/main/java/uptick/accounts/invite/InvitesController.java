package uptick.accounts.invite;

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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import uptick.accounts.secret.Secret;
import uptick.edge.paging.Cursor;
import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;

/// Invitations to register.
@Controller("/v1/invites")
@ExecuteOn(TaskExecutors.BLOCKING)
class InvitesController {

    private static final UUID GREATEST = new UUID(-1, -1);

    private final KeepInvites invites;
    private final InTransaction inTransaction;
    private final SecureRandom random = new SecureRandom();

    InvitesController(KeepInvites invites, Transactions transactions) {
        this.invites = invites;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
    }

    /// The invitations, newest first.
    @Get
    @Secured(Role.Name.ADMIN)
    InviteView.Page list(
            Principal principal,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @Nullable @QueryValue String cursor) {
        var before = cursor == null ? GREATEST : id(cursor);
        var found = inTransaction.readAs(principal, () -> invites.before(before, limit + 1));
        var shown = found.stream().limit(limit).map(InviteView::of).toList();
        return new InviteView.Page(
                shown,
                found.size() > limit
                        ? Cursor.of(String.valueOf(shown.getLast().id())).encode()
                        : null);
    }

    /// Makes an invitation, whose token is shown in this answer and never again.
    @Post
    @Secured(Role.Name.ADMIN)
    HttpResponse<InviteView.Created> create(Principal principal, @Body @Valid NewInvite wanted) {
        var token = Secret.draw(random);
        return inTransaction.as(
                principal,
                () ->
                        HttpResponse.created(invites.create(principal.id().value(), wanted, token))
                                .header(HttpHeaders.CACHE_CONTROL, "no-store"));
    }

    /// Takes an invitation back.
    @Delete("/{id}")
    @Secured(Role.Name.ADMIN)
    @Status(HttpStatus.NO_CONTENT)
    void revoke(Principal principal, @PathVariable UUID id) {
        inTransaction.<@Nullable Void>as(
                principal,
                () -> {
                    invites.revoke(principal.id().value(), id);
                    return null;
                });
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).parts().getFirst());
        } catch (IllegalArgumentException _) {
            throw Cursor.wrong();
        }
    }
}
