package uptick.local;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import uptick.collections.run.InProcessSliceQueue;

/// Every row of a house in a number for each table, but for what is written about callers whatever they ask.
final class Fingerprint {

    /* The audit keeps refusals too, counters count them, and a key remembers when it was last used. */
    private static final Set<String> WRITTEN_ABOUT_CALLERS =
            Set.of(
                    "audit_log",
                    "audit_log_head",
                    "login_throttles",
                    "tier_usage",
                    "flyway_schema_history");

    private final Map<String, String> tables;

    Fingerprint(TestHouse house) {
        // What somebody started before goes on to change rows.
        house.house().context().getBean(InProcessSliceQueue.class).awaitQuiet();
        var sql =
                names(house).stream()
                        .map(
                                table ->
                                        "SELECT '%1$s', concat(count(*), ' rows ', sum(hashtextextended(t::text, 0)::numeric)) FROM %1$s AS t"
                                                .formatted(table))
                        .collect(Collectors.joining(" UNION ALL "));
        tables =
                house.rows(sql).stream()
                        .collect(
                                Collectors.toMap(
                                        row -> String.valueOf(row.get(0)),
                                        row -> String.valueOf(row.get(1)),
                                        (left, _) -> left,
                                        TreeMap::new));
    }

    /// The tables and what is in them; two are the same where no row differs.
    @Override
    public String toString() {
        return tables.toString();
    }

    private static List<String> names(TestHouse house) {
        return house
                .rows(
                        """
                        SELECT relname
                        FROM pg_class
                        WHERE relnamespace = 'public'::regnamespace
                          AND relkind IN ('r', 'p')
                          AND NOT relispartition
                        ORDER BY relname
                        """)
                .stream()
                .map(row -> String.valueOf(row.getFirst()))
                .filter(name -> !WRITTEN_ABOUT_CALLERS.contains(name))
                .toList();
    }
}
