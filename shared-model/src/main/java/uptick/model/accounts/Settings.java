package uptick.model.accounts;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import org.jspecify.annotations.Nullable;

import uptick.value.RiskProfile;

/// What a user chose; one row for each account, made with it. Row-level security: a user's own.
///
/// @param timeZone IANA name of the zone in which days are shown to the user
/// @param riskConsentAccepted without it no recommendation is shown
/// @param riskConsentAcceptedAt when it was accepted; kept after a withdrawal
@MappedEntity("user_settings")
public record Settings(
        @Id @GeneratedValue @Nullable UUID id,
        UUID userId,
        String timeZone,
        RiskProfile preferredProfile,
        HoldingPeriod holdingPeriod,
        @MappedProperty("risk_consent_accepted") boolean riskConsentAccepted,
        @Nullable Instant riskConsentAcceptedAt) {}
