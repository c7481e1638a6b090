package uptick.accounts.audit;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import uptick.edge.administrator.RequireAdministrator;
import uptick.edge.paging.Cursor;
import uptick.edge.principal.PeopleOnly;
import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.problem.Problems;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.audit.AuditTrail;

/// The audit chain.
@Controller("/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
@PeopleOnly
class AuditController {

    /* PostgreSQL's text takes none. */
    private static final String NO_NUL = "[^\\x00]*";
    private static final String NO_NUL_MESSAGE = "must not contain NUL";

    private final RequireAdministrator requireAdministrator;
    private final AuditTrail trail;
    private final VerifyAudit verifyAudit;
    private final InTransaction inTransaction;

    AuditController(
            RequireAdministrator requireAdministrator,
            AuditTrail trail,
            VerifyAudit verifyAudit,
            Transactions transactions) {
        this.requireAdministrator = requireAdministrator;
        this.trail = trail;
        this.verifyAudit = verifyAudit;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
    }

    /// Rows of the chain, newest first.
    ///
    /// @param action how the action begins
    @Get
    @Secured(Role.Name.ADMIN)
    AuditView.Page list(
            Principal principal,
            @Nullable
                    @QueryValue
                    @Size(max = 255)
                    @Pattern(regexp = NO_NUL, message = NO_NUL_MESSAGE)
                    String subject,
            @Nullable
                    @QueryValue
                    @Size(max = 255)
                    @Pattern(regexp = NO_NUL, message = NO_NUL_MESSAGE)
                    String actor,
            @Nullable
                    @QueryValue
                    @Size(max = 255)
                    @Pattern(regexp = NO_NUL, message = NO_NUL_MESSAGE)
                    String action,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit,
            @Nullable @QueryValue String cursor) {
        var before = cursor == null ? Long.MAX_VALUE : sequence(cursor);
        var found =
                inTransaction.readAs(
                        principal,
                        () -> {
                            requireAdministrator.check();
                            return trail.page(before, subject, actor, action, limit + 1);
                        });
        var shown = found.stream().limit(limit).map(AuditView::of).toList();
        return new AuditView.Page(
                shown,
                found.size() > limit
                        ? Cursor.of(Long.toString(shown.getLast().sequence())).encode()
                        : null);
    }

    /// Whether the chain is whole, from a row on.
    ///
    /// @param headSequence with `head_hash`: a head that was written down elsewhere, and must be in the chain
    @Get("/verify")
    @Secured(Role.Name.ADMIN)
    Verification verify(
            Principal principal,
            @QueryValue(defaultValue = "1") @Min(1) long from,
            @Nullable @QueryValue("head_sequence") @Min(1) @Max(Long.MAX_VALUE - 1)
                    Long headSequence,
            @Nullable
                    @QueryValue("head_hash")
                    @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 hexadecimal digits")
                    String headHash) {
        return verifyAudit.verify(principal, from, known(headSequence, headHash));
    }

    private static @Nullable KnownHead known(@Nullable Long sequence, @Nullable String hash) {
        if (sequence == null && hash == null) {
            return null;
        }
        if (sequence == null || hash == null) {
            throw Problems.invalid(
                    sequence == null ? "head_sequence" : "head_hash",
                    "A head is a sequence and a hash: send both.");
        }
        return new KnownHead(sequence, hash);
    }

    private static long sequence(String cursor) {
        try {
            return Long.parseLong(Cursor.decode(cursor, 1).parts().getFirst());
        } catch (NumberFormatException _) {
            throw Cursor.wrong();
        }
    }
}
