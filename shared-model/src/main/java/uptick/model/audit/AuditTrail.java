package uptick.model.audit;

import java.util.List;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

/// Reads and checks the audit chain, through functions of the database that open for an administrator's transaction
/// and for no other.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface AuditTrail extends GenericRepository<AuditEntry, Long> {

    /// Rows before a place in the chain, the newest first.
    ///
    /// @param before the place; the greatest there can be for the first page
    /// @param subject null for all
    /// @param actor null for all
    /// @param action how the action begins, null for all
    @Query(
            """
            SELECT sequence, at, actor, action, subject, details, previous_hash, hash
            FROM audit_page(:before, CAST(:subject AS text), CAST(:actor AS text), CAST(:action AS text), :limit)
            """)
    List<AuditEntry> page(
            long before,
            @Nullable String subject,
            @Nullable String actor,
            @Nullable String action,
            int limit);

    /// Checks a piece of the chain.
    ///
    /// @param from sequence of the first row
    /// @param atMost how many rows; a row takes some ten microseconds
    @Query(
            """
            SELECT checked, broken_sequence, next_sequence, head_sequence, encode(head_hash, 'hex') AS head_hash
            FROM audit_check(:from, :atMost)
            """)
    Check check(long from, int atMost);

    /// What a check found, in one snapshot.
    ///
    /// @param checked how many rows
    /// @param brokenSequence where the chain is first broken, null while it is whole
    /// @param nextSequence where to go on, null at the end, where the head was compared
    /// @param headSequence the newest row's place as the head has it, null where the head is gone
    /// @param headHash its hash, in hexadecimal digits
    @Introspected
    record Check(
            long checked,
            @Nullable Long brokenSequence,
            @Nullable Long nextSequence,
            @Nullable Long headSequence,
            @Nullable String headHash) {}
}
