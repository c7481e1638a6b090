package uptick.model.idempotency;

import java.time.Instant;
import java.util.Locale;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

import uptick.model.audit.AuditEntry;

/// Keeps the answer of a write, in the transaction of its effect, through functions of the database. What was rolled
/// back was never begun.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface IdempotencyKeys extends GenericRepository<AuditEntry, Long> {

    /// Begins a write under a key; the first statement of its transaction. Never waits for another that is at work.
    ///
    /// @param principal whose key it is: a user id, or what stands for one before there is a user
    /// @param key what the client sent, hashed
    /// @param requestHash a keyed hash over method, path and body, 32 bytes
    /// @param until from when on the key may be used anew
    @Query(
            """
            SELECT outcome, status, headers, coalesce(body, '') AS body
            FROM idempotency_begin(:principal, :key, :requestHash, :at, :until)
            """)
    Begun begin(String principal, String key, byte[] requestHash, Instant at, Instant until);

    /// Keeps the answer of a write that was begun, in the same transaction.
    ///
    /// @param headers JSON object of the headers that a repetition needs, null for none
    /// @return 1, for a query has to return something
    @Query(
            """
            SELECT count(*)
            FROM idempotency_answer(:principal, :key, :status, CAST(:headers AS jsonb), :body)
            """)
    long answer(String principal, String key, int status, @Nullable String headers, byte[] body);

    /// What a key means to a request.
    ///
    /// @param status HTTP status of the answer, null where there is none
    /// @param headers JSON object, null for none
    /// @param body the answer as it was kept; empty where there is none
    @Introspected
    @SuppressWarnings("ArrayRecordComponent") // a row as it is read; nobody compares two
    record Begun(
            Outcome outcome,
            @Nullable Integer status,
            @TypeDef(type = DataType.JSON) @Nullable String headers,
            byte[] body) {}

    /// Whether a write may be done.
    enum Outcome {
        /// It may, and its answer is to be kept.
        BEGUN,
        /// It was: here is the answer.
        ANSWERED,
        /// Another request was sent under this key.
        MISMATCH,
        /// Another is at work, or began and never answered.
        IN_FLIGHT;

        /// The name that the database gives.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
