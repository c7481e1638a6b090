package uptick.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import uptick.model.accounts.Users;
import uptick.model.collections.DataCollections;
import uptick.model.collections.Observations;
import uptick.model.collections.Topics;
import uptick.model.market.PriceBars;
import uptick.model.quota.QuotaLedger;
import uptick.model.trends.TrendOutcomes;
import uptick.model.trends.Trends;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// Every query that reads a table which grows, on 200,000 trends, as many observations and 450,000 bars
/// (`-Duptick.full=true`: a million, and four millions of bars), and on 20,000 rows (500,000) of whatever else grows: what it
/// costs must not depend on how large the table is.
///
/// Each is planned for its very values, and then as the server does it for a statement that it has seen often:
/// it may plan once for all values if it believes that as good.
@WithDatabase
class PlansTest {

    private static final int RUNS = Boolean.getBoolean("uptick.full") ? 1000 : 200;
    private static final int TOPICS = 1000;
    private static final int MANY = Boolean.getBoolean("uptick.full") ? 500_000 : 20_000;

    private static final String NO_IDS = "'{00000000-0000-7000-8000-000000000001}'";

    /* What reads more than the one row that it changes. */
    private static final Pattern READS = Pattern.compile("find|search|claim|take|lockDue|expire");
    private static final int INSTRUMENTS = Boolean.getBoolean("uptick.full") ? 1000 : 100;

    /// The days of 2024 from March to May.
    private static final int SPRING = 92;

    private static ApplicationContext context;

    private final TestDatabase database;

    PlansTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    static void fill(TestDatabase database) throws SQLException, IOException {
        context = ApplicationContext.run();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var script =
                        Objects.requireNonNull(PlansTest.class.getResourceAsStream("fill.sql"))) {
            statement.execute(
                    new String(script.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("{runs}", Integer.toString(RUNS))
                            .replace("{topics}", Integer.toString(TOPICS))
                            .replace("{many}", Integer.toString(MANY))
                            .replace("{instruments}", Integer.toString(INSTRUMENTS)));
            statement.execute("VACUUM (ANALYZE)");
        }
    }

    @AfterAll
    static void close() {
        context.close();
    }

    /// A query with its bounds.
    ///
    /// @param values SQL expressions for its parameters; `{run}` is a run in the middle, `{row}` a row of it
    /// @param rows what it gives
    /// @param buffers the most pages that it may look at
    /// @param sorted the most rows that it may sort
    record Case(
            Class<?> repository,
            String method,
            Map<String, String> values,
            long rows,
            long buffers,
            long sorted) {

        @Override
        public String toString() {
            return repository.getSimpleName() + "." + method;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(trendCases(), GrownTables.cases(), GrownTopics.cases(), GrownPosts.cases())
                .flatMap(cases -> cases);
    }

    private static Stream<Case> trendCases() {
        var run = "'{run}'";
        return Stream.of(
                new Case(Trends.class, "findLatestScored", Map.of(), 1, 10, 0),
                new Case(Trends.class, "findScored", Map.of("collectionId", run), 1, 10, 0),
                new Case(
                        Trends.class,
                        "findTop",
                        Map.of("collectionId", run, "limit", "11"),
                        11,
                        20,
                        0),
                new Case(
                        Trends.class,
                        "findTopAfter",
                        Map.of(
                                "collectionId",
                                run,
                                "momentum",
                                "50",
                                "id",
                                "'{row}'",
                                "limit",
                                "11"),
                        11,
                        40,
                        // The outer order of two branches of at most a page each.
                        22),
                new Case(
                        Trends.class,
                        "findUnscoredAfter",
                        Map.of("collectionId", run, "id", "'{row}'", "limit", "11"),
                        11,
                        20,
                        0),
                new Case(Topics.class, "findTracked", Map.of("limit", "50"), 50, 60, 0),
                new Case(
                        Trends.class,
                        "findLastFull",
                        Map.of(
                                "topicIds",
                                "'{topics}'",
                                "fromInclusive",
                                "'2026-11-10T06:00:00Z'",
                                "toExclusive",
                                "'2026-11-17T06:00:00Z'",
                                "platforms",
                                "3"),
                        0,
                        // Of ten topics a week of rows each, with a run in every other hour here,
                        // none of which has
                        // all platforms.
                        10 * 120L,
                        10 * 100L),
                new Case(
                        TrendOutcomes.class,
                        "findScored",
                        Map.of("collectionId", run),
                        // Two of three have a momentum.
                        667,
                        700,
                        0),
                new Case(TrendOutcomes.class, "findFlagged", Map.of("ids", "'{{row}}'"), 1, 8, 0),
                new Case(
                        TrendOutcomes.class,
                        "findMomentum",
                        Map.of(
                                "topicIds",
                                "'{topics}'",
                                "instants",
                                "array_fill('2026-11-17T06:00:00Z'::timestamptz, ARRAY[10])"),
                        7,
                        // Of ten topics those of two days.
                        10 * 60L,
                        10 * 50L),
                new Case(
                        Observations.class,
                        "findNewestSince",
                        Map.of(
                                "topicIds",
                                "'{topics}'",
                                "sources",
                                "array_fill('youtube'::text, ARRAY[10])",
                                "instants",
                                "array_fill('2026-11-17T06:00:00Z'::timestamptz, ARRAY[10])"),
                        10,
                        10 * 8L,
                        0),
                new Case(
                        Topics.class,
                        "findToAsk",
                        Map.of("source", "'youtube'", "limit", "50"),
                        50,
                        70,
                        // As many of the sample as of the tracked.
                        100),
                new Case(Topics.class, "findByIds", Map.of("ids", NO_IDS), 0, 10, 0),
                new Case(Topics.class, "findOfSlice", Map.of("sliceId", run), 0, 10, 0),
                new Case(
                        Observations.class,
                        "findSeenBefore",
                        Map.of("collectionId", run, "source", "'youtube'", "topicIds", NO_IDS),
                        0,
                        10,
                        0),
                new Case(
                        Topics.class,
                        "findObserved",
                        Map.of("collectionId", run),
                        TOPICS,
                        // An index entry of each observation, and a way down to its topic.
                        TOPICS * 5L,
                        TOPICS),
                new Case(DataCollections.class, "findById", Map.of("id", run), 1, 8, 0),
                new Case(
                        DataCollections.class,
                        "findByKindAndScheduledFor",
                        Map.of("kind", "'trends'", "scheduledFor", "'2026-11-20T06:00:00Z'"),
                        1,
                        8,
                        0),
                new Case(
                        DataCollections.class,
                        "findUnderWay",
                        Map.of("kind", "'trends'", "isScheduled", "true"),
                        0,
                        8,
                        1),
                new Case(
                        DataCollections.class,
                        "findOverdue",
                        Map.of("kind", "'trends'", "now", "now()", "limit", "10"),
                        0,
                        8,
                        1),
                new Case(
                        DataCollections.class,
                        "findUndiscovered",
                        Map.of("limit", "100"),
                        // Those of the newest that have ended.
                        3,
                        8,
                        0),
                new Case(
                        DataCollections.class,
                        "findBefore",
                        Map.of("startedAt", "'2026-11-20T06:00:00Z'", "id", run, "limit", "21"),
                        21,
                        30,
                        0),
                new Case(
                        DataCollections.class,
                        "findUnscored",
                        Map.of("sinceInclusive", "'2026-11-14T00:00:00Z'", "limit", "10"),
                        3,
                        // A week of hourly runs, each looked up once among those that are scored.
                        600,
                        0),
                new Case(
                        Observations.class,
                        "findByCollection",
                        Map.of("collectionId", run),
                        TOPICS,
                        // A row of metrics is found by its index entry: at most one page a row, and
                        // the index.
                        TOPICS + 50,
                        TOPICS),
                new Case(
                        Observations.class,
                        "findPrevious",
                        Map.of("collectionId", run, "leastHours", "1", "mostHours", "168"),
                        TOPICS,
                        // For each topic its own row, a way down an index, and the row before.
                        TOPICS * 7L,
                        TOPICS),
                new Case(Users.class, "findByLogin", Map.of("login", "'USER-777'"), 1, 12, 0),
                new Case(
                        Users.class,
                        "findOpenById",
                        Map.of("id", "'00000000-0000-7000-8000-000000000777'"),
                        1,
                        8,
                        0),
                new Case(
                        PriceBars.class,
                        "find",
                        spring(Map.of()),
                        SPRING,
                        // Bars of other instruments lie between: a page for each, and the index.
                        SPRING + 10,
                        // The server may find them by a bitmap and sort no others.
                        SPRING),
                new Case(
                        PriceBars.class,
                        "findAsOf",
                        spring(Map.of("asOf", "'2024-04-16T00:00:00Z'")),
                        // The bars of 1 March to 15 April.
                        46,
                        SPRING + 20,
                        SPRING),
                new Case(
                        PriceBars.class,
                        "findRevisions",
                        Map.of(
                                "instrumentId",
                                instrument(50),
                                "interval",
                                "'daily'",
                                "ts",
                                "'2024-03-01T00:00:00Z'",
                                "limit",
                                "10"),
                        1,
                        8,
                        0),
                new Case(
                        PriceBars.class,
                        "findLatest",
                        Map.of("instrumentId", instrument(50), "interval", "'daily'"),
                        1,
                        8,
                        0),
                new Case(
                        PriceBars.class,
                        "findAllLatestOf",
                        Map.of(
                                "instrumentIds",
                                IntStream.range(1000, 1500)
                                        .mapToObj(PlansTest::instrument)
                                        .collect(Collectors.joining(", ", "ARRAY[", "]::uuid[]")),
                                "interval",
                                "'daily'"),
                        500,
                        // Ids that follow each other share their pages; the way down is made for
                        // each.
                        500 * 4L,
                        0),
                new Case(
                        QuotaLedger.class,
                        "findNewest",
                        Map.of("apiName", "'youtube'", "limit", "7"),
                        7,
                        15,
                        0),
                new Case(
                        QuotaLedger.class,
                        "findBefore",
                        Map.of(
                                "apiName",
                                "'youtube'",
                                "fromInclusive",
                                "'2020-01-01'",
                                "toExclusive",
                                "'2024-01-01'",
                                "limit",
                                "21"),
                        21,
                        30,
                        0),
                new Case(
                        QuotaLedger.class,
                        "findAfter",
                        Map.of(
                                "fromInclusive",
                                "'2020-01-01'",
                                "date",
                                "'2024-01-01'",
                                "apiName",
                                "'reddit'",
                                "limit",
                                "21"),
                        21,
                        30,
                        0),
                new Case(
                        QuotaLedger.class,
                        "findDaysOf",
                        Map.of(
                                "apiNames",
                                "ARRAY['youtube', 'reddit', 'nobody']",
                                "dates",
                                "ARRAY['2024-01-01', '2024-01-02', '2024-01-02']::date[]"),
                        2,
                        // A way down the index for each.
                        12,
                        2));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void costsTheSameHoweverLargeTheTables(Case query) throws SQLException, IOException {
        for (var mode : List.of("force_custom_plan", "auto")) {
            var plan = plan(query, mode);

            assertThat(plan.rows()).as("%s: rows", mode).isEqualTo(query.rows());
            assertThat(plan.tablesReadWhole()).as("%s: %s", mode, plan.text()).isEmpty();
            assertThat(plan.mostRowsSorted())
                    .as("%s: %s", mode, plan.text())
                    .isLessThanOrEqualTo(query.sorted());
            assertThat(plan.buffers())
                    .as("%s: %s", mode, plan.text())
                    .isLessThanOrEqualTo(query.buffers());
        }
    }

    @Test
    void looksForBarsOnlyInThePartsThatMayHaveThem() throws SQLException, IOException {
        for (var query :
                cases().filter(each -> each.repository() == PriceBars.class)
                        .filter(each -> each.values().containsKey("toExclusive"))
                        .toList()) {
            for (var mode : List.of("force_custom_plan", "force_generic_plan")) {
                assertThat(plan(query, mode).tablesRead())
                        .as("%s, %s", query, mode)
                        .filteredOn(table -> table.startsWith("price_bars"))
                        .containsExactly("price_bars_daily_2024");
            }
        }
    }

    @Test
    void areAllLookedAt() {
        var known = cases().map(Case::toString).toList();

        for (var repository :
                Stream.concat(
                                Stream.of(DataCollections.class, Observations.class, Users.class),
                                cases().map(Case::repository))
                        .collect(Collectors.toSet())) {
            assertThat(RepositoryQuery.methods(context, repository))
                    .filteredOn(method -> READS.matcher(method).lookingAt())
                    .filteredOn(
                            method ->
                                    RepositoryQuery.of(context, repository, method)
                                            .sql()
                                            .contains("FROM"))
                    .allSatisfy(
                            method ->
                                    assertThat(known)
                                            .contains(repository.getSimpleName() + "." + method));
        }
    }

    private static Map<String, String> spring(Map<String, String> more) {
        var values =
                new TreeMap<>(
                        Map.of(
                                "instrumentId",
                                instrument(50),
                                "interval",
                                "'daily'",
                                "fromInclusive",
                                "'2024-03-01T00:00:00Z'",
                                "toExclusive",
                                "'2024-06-01T00:00:00Z'",
                                "limit",
                                "1000"));
        values.putAll(more);
        return values;
    }

    private static String instrument(int number) {
        return "'00000000-0000-7000-9000-%012d'".formatted(number);
    }

    private Plan plan(Case query, String mode) throws SQLException, IOException {
        var own = RepositoryQuery.of(context, query.repository(), query.method());
        try (var connection = database.connect()) {
            var run =
                    text(
                            connection,
                            "SELECT collection_id FROM trends ORDER BY observed_at LIMIT 1 OFFSET "
                                    + RUNS / 2 * TOPICS);
            var row =
                    text(
                            connection,
                            "SELECT id FROM trends WHERE collection_id = '%s' ORDER BY id LIMIT 1 OFFSET 300"
                                    .formatted(run));
            var topics =
                    text(
                            connection,
                            "SELECT array_agg(id) FROM (SELECT id FROM topics ORDER BY id LIMIT 10) AS ten");
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SET plan_cache_mode = " + mode);
                statement.execute("PREPARE repository_query AS " + own.sql());
            }
            connection.commit();
            var arguments =
                    own.arguments(query.values())
                            .replace("{run}", run)
                            .replace("{row}", row)
                            .replace("{topics}", topics);
            // Not the first time, which also reads the catalogue, and more often than the server
            // waits before it chooses.
            var execute =
                    "EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) EXECUTE repository_query"
                            + (arguments.isEmpty() ? "" : "(" + arguments + ")");
            // Some take rows away: each time anew.
            for (var time = 0; time < 10; time++) {
                text(connection, execute);
                connection.rollback();
            }
            var told = text(connection, execute);
            connection.rollback();
            return Plan.of(told, context.getBean(JsonMapper.class));
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
