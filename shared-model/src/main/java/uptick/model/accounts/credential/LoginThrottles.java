package uptick.model.accounts.credential;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import uptick.model.accounts.User;

/// Slows guessing down, through functions of the database. An attempt is counted in a transaction of its own, which
/// commits whatever becomes of the attempt.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface LoginThrottles extends GenericRepository<User, UUID> {

    /// Counts an attempt.
    ///
    /// @param subject SHA-256 of the login name or the address, 32 bytes
    /// @param windowSeconds how long attempts are counted together
    /// @param allowed how many in such a window
    /// @return when the window ends, empty where the attempt is allowed
    @Query(
            """
            SELECT attempt.ends_at
            FROM throttle_attempt(:kind, :subject, :at, :windowSeconds, :allowed) AS attempt (ends_at)
            WHERE attempt.ends_at IS NOT NULL
            """)
    Optional<Instant> attempt(
            Kind kind, byte[] subject, Instant at, int windowSeconds, int allowed);

    /// Attempts of a subject in its window, refused ones too. In the transaction of [#attempt] it is one more than
    /// allowed at the first refusal, and at no other.
    @Query("SELECT coalesce(throttle_attempts(:kind, :subject), 0)")
    int countAttempts(Kind kind, byte[] subject);

    /// Forgets a subject's attempts, after one that succeeded.
    ///
    /// @return 1, for a query has to return something
    @Query("SELECT count(*) FROM throttle_forget(:kind, :subject)")
    long forget(Kind kind, byte[] subject);

    /// What attempts are counted by.
    enum Kind {
        ACCOUNT,
        ADDRESS;

        /// The name in rows.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
