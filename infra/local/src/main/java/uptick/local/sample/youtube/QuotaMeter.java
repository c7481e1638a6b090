package uptick.local.sample.youtube;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/// The units that the project has used, day by day as YouTube counts them: from midnight to midnight
/// Pacific time.
///
/// Thread-safe.
public final class QuotaMeter {

    /// What a project has unless it applied for more, in units a day.
    public static final int DEFAULT_LIMIT = 10_000;

    /// Where YouTube's days begin.
    public static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private final int limit;
    private final Map<LocalDate, Integer> used = new HashMap<>();

    /// @param limit units a day, 0 or more
    public QuotaMeter(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit of " + limit + " units");
        }
        this.limit = limit;
    }

    /// The day that an instant's units are counted on.
    public static LocalDate dayOf(Instant instant) {
        return instant.atZone(PACIFIC).toLocalDate();
    }

    /// Takes units, or none where they would exceed the day's limit.
    ///
    /// @return whether they were taken
    synchronized boolean take(Instant now, int units) {
        if (usedOn(dayOf(now)) + units > limit) {
            return false;
        }
        used.merge(dayOf(now), units, Integer::sum);
        return true;
    }

    /// Uses up what is left of a day, as another program with the same project's key would.
    public synchronized void spendRestElsewhere(Instant day) {
        used.put(dayOf(day), limit);
    }

    /// The units used on a day, elsewhere included.
    public synchronized int usedOn(LocalDate pacificDay) {
        return used.getOrDefault(pacificDay, 0);
    }
}
