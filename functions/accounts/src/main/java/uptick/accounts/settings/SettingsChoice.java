package uptick.accounts.settings;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Collectors;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.edge.problem.Problems;
import uptick.model.accounts.HoldingPeriod;
import uptick.value.RiskProfile;

/// Settings as a client sends them; null, or left out, for what is to stay.
@Serdeable(naming = SnakeCaseStrategy.class)
record SettingsChoice(
        @Nullable String timeZone,
        @Nullable String preferredProfile,
        @Nullable String riskTolerance,
        @Nullable String holdingPeriod,
        @Nullable Boolean riskConsentAccepted) {

    /// What was chosen, in our terms.
    ///
    /// @throws uptick.edge.problem.ProblemException where a value is none, or the two names of the risk profile say
    ///     different things
    Choice read() {
        return new Choice(readTimeZone(), readProfile(), readHoldingPeriod(), riskConsentAccepted);
    }

    private @Nullable RiskProfile readProfile() {
        var byProfile = oneOf(RiskProfile.values(), "preferred_profile", preferredProfile);
        var tolerance = oneOf(RiskTolerance.values(), "risk_tolerance", riskTolerance);
        var byTolerance = tolerance == null ? null : tolerance.profile();
        if (byProfile != null && byTolerance != null && byProfile != byTolerance) {
            throw Problems.invalid(
                    "risk_tolerance",
                    "This is another name of preferred_profile: %s is %s there. Send one of them."
                            .formatted(tolerance, byTolerance));
        }
        return byProfile == null ? byTolerance : byProfile;
    }

    private @Nullable HoldingPeriod readHoldingPeriod() {
        return oneOf(HoldingPeriod.values(), "holding_period", holdingPeriod);
    }

    private @Nullable String readTimeZone() {
        if (timeZone != null && !ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw Problems.invalid(
                    "time_zone", "Name a zone as IANA does, such as Europe/Berlin or UTC.");
        }
        return timeZone;
    }

    private static <E extends Enum<E>> @Nullable E oneOf(
            E[] values, String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(values)
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                Problems.invalid(
                                        field,
                                        "This is one of "
                                                + Arrays.stream(values)
                                                        .map(Enum::toString)
                                                        .collect(Collectors.joining(", "))
                                                + "."));
    }

    /// What was chosen; null for what is to stay.
    record Choice(
            @Nullable String timeZone,
            @Nullable RiskProfile profile,
            @Nullable HoldingPeriod holdingPeriod,
            @Nullable Boolean consent) {}
}
