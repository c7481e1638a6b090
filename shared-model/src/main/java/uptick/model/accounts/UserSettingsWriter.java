package uptick.model.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.jspecify.annotations.Nullable;

import uptick.value.RiskProfile;

/// Writes what users chose, in transactions of theirs; for the accounts function alone.
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface UserSettingsWriter extends GenericRepository<Settings, UUID> {

    /// Makes the row of a new account, with what nobody has chosen yet. Belongs into the transaction that makes the
    /// account.
    @Query("INSERT INTO user_settings (user_id) VALUES (:userId)")
    void add(UUID userId);

    /// Makes the row of a user who has none yet.
    ///
    /// @return 1, or 0 where there is one
    @Query("INSERT INTO user_settings (user_id) VALUES (:userId) ON CONFLICT (user_id) DO NOTHING")
    int addMissing(UUID userId);

    /// A user's settings, which nobody else changes until the commit.
    @Query(
            """
            SELECT id, user_id, time_zone, preferred_profile, holding_period, risk_consent_accepted,
                   risk_consent_accepted_at
            FROM user_settings
            WHERE user_id = :userId
            FOR UPDATE
            """)
    Optional<Settings> lock(UUID userId);

    /// Changes what a user chose.
    ///
    /// @param riskConsentAcceptedAt when the risks were accepted, null to keep the time that stands there
    /// @return 1, or 0 outside a transaction of the user's
    @Query(
            """
            UPDATE user_settings
            SET time_zone = :timeZone,
                preferred_profile = :preferredProfile,
                holding_period = :holdingPeriod,
                risk_consent_accepted = :riskConsentAccepted,
                risk_consent_accepted_at = coalesce(CAST(:riskConsentAcceptedAt AS timestamptz), risk_consent_accepted_at)
            WHERE user_id = :userId
            """)
    int update(
            UUID userId,
            String timeZone,
            RiskProfile preferredProfile,
            HoldingPeriod holdingPeriod,
            boolean riskConsentAccepted,
            @Nullable Instant riskConsentAcceptedAt);
}
