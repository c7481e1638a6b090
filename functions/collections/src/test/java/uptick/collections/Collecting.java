package uptick.collections;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.micronaut.context.ApplicationContext;

import uptick.collections.run.AtStep;
import uptick.collections.run.StartRun;
import uptick.collections.run.StartRun.Started;
import uptick.collections.run.WorkSlices;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.Transactions;
import uptick.model.collections.DataCollection.Gap;
import uptick.model.collections.DataCollections;
import uptick.model.collections.Topic;
import uptick.model.quota.QuotaReservations;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;
import uptick.value.TopicKey;

/// The collections function in this JVM: a database and a provider of its own, and a clock that stands at the
/// morning's schedule.
final class Collecting implements AutoCloseable {

    /// Six in the morning in London, ten in the evening before in California.
    static final Instant MORNING = Instant.parse("2026-11-21T06:00:00Z");

    private static final String PAGED = "test.paged";
    private static final String OTHER_ORIGIN = "test.other-origin";

    static final String KEY = "c4n4ry-youtube-key";

    private final TestDatabase database = TestServer.shared().migratedDatabase();
    private final ScriptedYoutube youtube = new ScriptedYoutube();
    private final SteeredClock clock = new SteeredClock(MORNING);
    private final KeptNudges queue = new KeptNudges();
    private final AtStep crashes = new AtStep();
    private final Map<String, Object> properties;
    private final ApplicationContext context;

    private Collecting(Map<String, Object> settings) {
        properties = new HashMap<>(database.properties());
        properties.put("datasources.default.maximum-pool-size", 8);
        properties.put("datasources.default.connection-timeout", 2000);
        properties.put("uptick.transaction.assume-role", true);
        properties.put(
                "uptick.outbound.allowed-origins",
                settings.containsKey(OTHER_ORIGIN)
                        ? youtube.origin() + "," + settings.get(OTHER_ORIGIN)
                        : youtube.origin());
        properties.put("uptick.outbound.retry.first-pause", "1ms");
        properties.put("uptick.collections.youtube.base", youtube.url());
        properties.put("uptick.collections.youtube.key", KEY);
        // Tests of other things: charts of other hosts are not asked.
        properties.put("uptick.collections.discovery.enabled", false);
        if (settings.containsKey(PAGED)) {
            properties.put("test.paged.base", youtube.url());
            // Topics are chosen of the chart, and no other host is asked.
            properties.put("uptick.collections.discovery.enabled", true);
            properties.put("uptick.collections.discovery.countries", List.of());
        }
        properties.putAll(settings);
        context = ApplicationContext.builder(properties).singletons(clock, queue, crashes).start();
        limit("youtube", 10_000);
    }

    /// With a second source, which asks topic by topic and commits each.
    static Collecting startPaged() {
        return start(PAGED, true);
    }

    static Collecting start() {
        return new Collecting(Map.of());
    }

    static Collecting start(String setting, Object value) {
        return start(Map.of(setting, value));
    }

    static Collecting start(Map<String, Object> settings) {
        return new Collecting(settings);
    }

    /// With another provider beside YouTube.
    static Collecting start(Map<String, Object> settings, String origin) {
        var all = new HashMap<>(settings);
        all.put(OTHER_ORIGIN, origin);
        return new Collecting(all);
    }

    ApplicationContext context() {
        return context;
    }

    /// A second process's worth of the same, by the same clock: started, to be closed by the caller.
    ///
    /// @param otherwise settings that differ
    ApplicationContext another(Map<String, Object> otherwise) {
        var all = new HashMap<>(properties);
        all.putAll(otherwise);
        return ApplicationContext.builder(all).singletons(clock, queue, new AtStep()).start();
    }

    /// Its settings, for a process of its own.
    Map<String, Object> properties() {
        return Map.copyOf(properties);
    }

    TestDatabase database() {
        return database;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// Runs the collection of the morning's event: starts it, and works until nothing is left that can be worked on.
    Collected collect() {
        return collect(MORNING);
    }

    Collected collect(Instant scheduledFor) {
        var started = start(scheduledFor);
        work();
        return collected(started);
    }

    Started start(Instant scheduledFor) {
        return bean(StartRun.class).onSchedule(scheduledFor);
    }

    /// Works on slices, one after the other.
    void work() {
        var works = true;
        while (works) {
            works = bean(WorkSlices.class).workOne(clock.instant().plus(WorkSlices.ASKING));
        }
    }

    /// Works on slices with so many workers, until nothing is left.
    void workAtOnce(int workers) throws InterruptedException {
        var threads = Stream.generate(() -> new Thread(this::work)).limit(workers).toList();
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
    }

    /// How a run stands.
    Collected collected(Started started) {
        var inTransaction = bean(Transactions.class).of(DatabaseRole.UPTICK_COLLECTIONS);
        var run =
                inTransaction
                        .readAsJob(() -> bean(DataCollections.class).findById(started.runId()))
                        .orElseThrow();
        return new Collected(
                started, run.status(), Objects.requireNonNullElse(run.errors(), List.of()));
    }

    /// How a run stands.
    record Collected(Started started, String status, List<Gap> gaps) {}

    /// What was nudged for and not looked at.
    KeptNudges queue() {
        return queue;
    }

    /// Ends the reservations of workers that are long dead.
    void expire() {
        var later = clock.instant().plus(Duration.ofHours(1));
        bean(Transactions.class)
                .of(DatabaseRole.UPTICK_COLLECTIONS)
                .asJob(() -> bean(QuotaReservations.class).expire(later, 10_000));
    }

    /// What happens at which step.
    AtStep crashes() {
        return crashes;
    }

    /// Sets what an API allows in a day.
    void limit(String api, int units) {
        rows().execute(
                        """
                        INSERT INTO api_quota_limits (api_name, daily_limit, reset_time_zone)
                        VALUES ('%s', %d, 'America/Los_Angeles')
                        ON CONFLICT (api_name) DO UPDATE
                        SET daily_limit = excluded.daily_limit
                        """
                                .formatted(api, units));
    }

    /// Tracks topics, the first the most wanted.
    void track(String... titles) {
        var priority = titles.length;
        for (var title : titles) {
            var topic =
                    new Topic(
                            null,
                            TopicKey.of(title).value(),
                            title,
                            List.of(),
                            null,
                            null,
                            true,
                            priority--,
                            null);
            context.getBean(AddTopics.class).add(List.of(topic));
        }
    }

    ScriptedYoutube youtube() {
        return youtube;
    }

    SteeredClock clock() {
        return clock;
    }

    Rows rows() {
        return new Rows(database);
    }

    /// `title state`, of every observation of YouTube in the newest run.
    List<String> states() {
        return states("youtube");
    }

    /// `title state`, of every observation of a source in the newest run.
    List<String> states(String source) {
        return rows().all(
                        """
                        SELECT title || ' ' || state
                        FROM observations
                        JOIN topics ON topics.id = topic_id
                        WHERE collection_id = (SELECT id FROM data_collections ORDER BY id DESC LIMIT 1)
                          AND source = '%s'
                        ORDER BY priority DESC
                        """
                                .formatted(source));
    }

    /// `status units`, of every run, in the order of their events.
    List<String> runs() {
        return rows().all(
                        "SELECT status || ' ' || youtube_api_quota_used FROM data_collections ORDER BY scheduled_for");
    }

    /// `day used reserved`, of every day.
    List<String> quota() {
        return rows().all(
                        "SELECT date || ' ' || units_used || ' ' || units_reserved FROM api_quota_usage WHERE api_name = 'youtube' ORDER BY date");
    }

    /// The database refuses connections and ends those that are there.
    void loseDatabase() {
        allowConnections(false);
        elsewhere()
                .all(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                                + database.name()
                                + "'");
    }

    void recoverDatabase() {
        allowConnections(true);
    }

    private void allowConnections(boolean allowed) {
        elsewhere().execute("ALTER DATABASE " + database.name() + " ALLOW_CONNECTIONS " + allowed);
    }

    private Rows elsewhere() {
        return new Rows(
                new TestDatabase(
                        "postgres",
                        database.url().replace(database.name(), "postgres"),
                        database.username(),
                        database.password()));
    }

    @Override
    public void close() {
        context.close();
        youtube.close();
        TestServer.shared().drop(database);
    }
}
