package uptick.model.accounts;

import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/// Reads what users chose. Rows belong to a user: outside a transaction of theirs there are none.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface UserSettings extends GenericRepository<Settings, UUID> {

    /// A user's settings.
    @Query(
            """
            SELECT id, user_id, time_zone, preferred_profile, holding_period, risk_consent_accepted,
                   risk_consent_accepted_at
            FROM user_settings
            WHERE user_id = :userId
            """)
    Optional<Settings> findByUserId(UUID userId);
}
