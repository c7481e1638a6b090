package uptick.accounts.settings;

import java.util.Locale;

import uptick.value.RiskProfile;

/// The other name of a [RiskProfile].
enum RiskTolerance {
    LOW(RiskProfile.CONSERVATIVE),
    MEDIUM(RiskProfile.MODERATE),
    HIGH(RiskProfile.AGGRESSIVE);

    private final RiskProfile profile;

    RiskTolerance(RiskProfile profile) {
        this.profile = profile;
    }

    static RiskTolerance of(RiskProfile profile) {
        return switch (profile) {
            case CONSERVATIVE -> LOW;
            case MODERATE -> MEDIUM;
            case AGGRESSIVE -> HIGH;
        };
    }

    RiskProfile profile() {
        return profile;
    }

    /// The name on the wire.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
