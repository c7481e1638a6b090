package uptick.accounts.settings;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.model.accounts.Settings;

/// Settings as a client sees them.
///
/// @param timeZone IANA name
/// @param preferredProfile `conservative`, `moderate` or `aggressive`
/// @param riskTolerance the same as `low`, `medium` or `high`
/// @param holdingPeriod `daily`, `weekly` or `monthly`
/// @param riskConsentAcceptedAt when the risks were accepted last, null for never; stays after a withdrawal
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record SettingsView(
        String timeZone,
        String preferredProfile,
        String riskTolerance,
        String holdingPeriod,
        boolean riskConsentAccepted,
        @Nullable Instant riskConsentAcceptedAt) {

    static SettingsView of(Settings settings) {
        return new SettingsView(
                settings.timeZone(),
                settings.preferredProfile().toString(),
                RiskTolerance.of(settings.preferredProfile()).toString(),
                settings.holdingPeriod().toString(),
                settings.riskConsentAccepted(),
                settings.riskConsentAcceptedAt());
    }
}
