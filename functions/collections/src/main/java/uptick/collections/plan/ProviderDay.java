package uptick.collections.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// The day that a provider counts its quota by.
public enum ProviderDay {
    /// YouTube's day begins at midnight Pacific time, whether 23, 24 or 25 hours long.
    /// Source: YouTube Data API, "Quota and compliance audits".
    YOUTUBE(ZoneId.of("America/Los_Angeles"));

    private final ZoneId zone;

    ProviderDay(ZoneId zone) {
        this.zone = zone;
    }

    /// The provider's day at an instant.
    public LocalDate at(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /// When that day began.
    public Instant begins(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
