package uptick.edge.tier;

import io.micronaut.context.annotation.ConfigurationProperties;

/// What the tiers allow, `uptick.tier.free.*` and `uptick.tier.premium.*`.
@ConfigurationProperties("uptick.tier")
public final class TierSettings {

    private final Free free;
    private final Premium premium;

    TierSettings(Free free, Premium premium) {
        this.free = free;
        this.premium = premium;
    }

    /// What a tier allows.
    ///
    /// @param tier as it stands in a token
    Limits of(String tier) {
        return tier.equals("premium") ? premium : free;
    }

    /// One tier's limits. A day is one of UTC.
    public abstract static class Limits {

        private int requestsPerDay;
        private int briefsPerDay;
        private int topicsWatched;

        Limits(int requestsPerDay, int briefsPerDay, int topicsWatched) {
            this.requestsPerDay = requestsPerDay;
            this.briefsPerDay = briefsPerDay;
            this.topicsWatched = topicsWatched;
        }

        /// Requests that need somebody to be signed in.
        public int getRequestsPerDay() {
            return requestsPerDay;
        }

        public void setRequestsPerDay(int requestsPerDay) {
            this.requestsPerDay = notNegative("requests-per-day", requestsPerDay);
        }

        /// Briefs that are written for the user.
        public int getBriefsPerDay() {
            return briefsPerDay;
        }

        public void setBriefsPerDay(int briefsPerDay) {
            this.briefsPerDay = notNegative("briefs-per-day", briefsPerDay);
        }

        /// Topics that the user follows at a time.
        public int getTopicsWatched() {
            return topicsWatched;
        }

        public void setTopicsWatched(int topicsWatched) {
            this.topicsWatched = notNegative("topics-watched", topicsWatched);
        }

        private static int notNegative(String name, int value) {
            if (value < 0) {
                throw new IllegalArgumentException("a tier's " + name + " must not be negative");
            }
            return value;
        }
    }

    /// `uptick.tier.free.*`.
    @ConfigurationProperties("free")
    public static final class Free extends Limits {
        Free() {
            super(2_000, 5, 20);
        }
    }

    /// `uptick.tier.premium.*`.
    @ConfigurationProperties("premium")
    public static final class Premium extends Limits {
        Premium() {
            super(50_000, 100, 500);
        }
    }
}
