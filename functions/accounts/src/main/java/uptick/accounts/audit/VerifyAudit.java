package uptick.accounts.audit;

import java.util.HexFormat;
import java.util.function.Supplier;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.edge.administrator.RequireAdministrator;
import uptick.edge.principal.Principal;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.audit.AuditTrail;
import uptick.model.audit.AuditTrail.Check;

/// Looks whether the audit chain is whole, in pieces that each end in time, and writes its head into the log: the log
/// is kept outside the database.
@Singleton
final class VerifyAudit {

    private static final Logger LOG = LoggerFactory.getLogger(VerifyAudit.class);

    /* A row takes 10 to 15 µs of the server: a statement stays far below its role's ten seconds, a request below the
     * gateway's thirty. */
    private static final int ROWS_A_STATEMENT = 50_000;
    private static final int STATEMENTS_A_REQUEST = 6;

    private final RequireAdministrator requireAdministrator;
    private final AuditTrail trail;
    private final InTransaction inTransaction;

    VerifyAudit(
            RequireAdministrator requireAdministrator,
            AuditTrail trail,
            Transactions transactions) {
        this.requireAdministrator = requireAdministrator;
        this.trail = trail;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_ACCOUNTS);
    }

    /// Looks from a row on, at 300,000 rows at most.
    ///
    /// @param from sequence of the first row
    /// @param known a head that must be in the chain, null for none
    Verification verify(Principal principal, long from, @Nullable KnownHead known) {
        return verify(principal, from, known, ROWS_A_STATEMENT);
    }

    Verification verify(
            Principal principal, long from, @Nullable KnownHead known, int rowsAStatement) {
        var broken = known == null ? null : brokenAt(principal, known);
        Check check;
        Long next = from;
        var rows = 0L;
        var statements = 0;
        do {
            var start = next;
            check = asAdministrator(principal, () -> trail.check(start, rowsAStatement));
            rows += check.checked();
            next = check.nextSequence();
            broken = least(broken, check.brokenSequence());
            statements++;
        } while (broken == null && next != null && statements < STATEMENTS_A_REQUEST);
        if (broken == null) {
            LOG.info("Audit head {} {}", check.headSequence(), check.headHash());
        } else {
            LOG.error("The audit chain is broken at {}", broken);
        }
        return new Verification(
                broken == null, broken, check.headSequence(), check.headHash(), rows, next);
    }

    private @Nullable Long brokenAt(Principal principal, KnownHead known) {
        var found =
                asAdministrator(
                        principal, () -> trail.page(known.sequence() + 1, null, null, null, 1));
        // A row that is gone is broken where the chain now ends.
        var newest = found.isEmpty() ? 0 : found.getFirst().sequence();
        if (newest < known.sequence()) {
            return newest + 1;
        }
        return HexFormat.of().formatHex(found.getFirst().hash()).equals(known.hash())
                ? null
                : known.sequence();
    }

    private <T> T asAdministrator(Principal principal, Supplier<T> reading) {
        return inTransaction.readAs(
                principal,
                () -> {
                    requireAdministrator.check();
                    return reading.get();
                });
    }

    private static @Nullable Long least(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }
}
