package uptick.model.audit;

import java.time.Instant;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// The one door to the audit chain: appends, through a function of the database that orders and hashes.
///
/// Call it last in a transaction: it holds the lock that orders all writers until the commit.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface AuditLog extends GenericRepository<AuditEntry, Long> {

    /// Appends one row.
    ///
    /// @param at when it happened, from the application's clock
    /// @param actor a user id or the name of a job
    /// @param action what was done, such as `collection.completed`
    /// @param subject what it was done to, such as `collection:<id>`
    /// @param details a JSON object with what a reader will ask, never a secret
    /// @return the row's place in the chain
    @Query("SELECT audit_append(:at, :actor, :action, :subject, CAST(:details AS jsonb))")
    long append(Instant at, String actor, String action, String subject, String details);
}
