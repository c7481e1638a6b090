package uptick.local.sample.provider;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Every reply that was served, in order: what the provider would say if it were asked who got what.
///
/// Thread-safe.
public final class ReplyLedger {

    /// One reply.
    ///
    /// @param at the injected clock's time
    /// @param request path and query without what is secret
    /// @param units the units charged for it
    /// @param ids what is in it, in its order; none where the body could not be read
    public record Entry(Instant at, String request, int status, int units, List<String> ids) {

        public Entry {
            ids = List.copyOf(ids);
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    synchronized void record(Entry entry) {
        entries.add(entry);
    }

    /// All replies so far, oldest first.
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /// The units charged on a day of the provider's zone.
    public synchronized int unitsOn(LocalDate day, ZoneId zone) {
        return entries.stream()
                .filter(entry -> entry.at().atZone(zone).toLocalDate().equals(day))
                .mapToInt(Entry::units)
                .sum();
    }
}
