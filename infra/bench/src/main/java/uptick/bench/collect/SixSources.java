package uptick.bench.collect;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micronaut.context.ApplicationContext;

import uptick.collections.AddTopics;
import uptick.collections.SwitchOnSource;
import uptick.local.sample.SampleProviders;
import uptick.local.sample.SampleWorld;
import uptick.local.sample.topic.SampleTopic;
import uptick.migrations.PrepareDatabase;
import uptick.model.collections.Topic;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;
import uptick.value.TopicKey;

/// A database as the product comes with it, the sample world's six providers, and many topics of which each provider has
/// something: each goes by the name of one of the sample world's, too.
record SixSources(TestDatabase database, SampleWorld world, SampleProviders providers)
        implements AutoCloseable {

    /// Starts all of it.
    ///
    /// @param clock of the providers
    static SixSources start(Clock clock) throws SQLException, IOException {
        var database = TestServer.durable().emptyDatabase();
        PrepareDatabase.of(
                        database.url(), database.username(), database.password(), Clock.systemUTC())
                .run();
        var world = SampleWorld.endingAt(Instant.now());
        return new SixSources(database, world, world.startProviders(clock));
    }

    /// The settings of a process that asks them.
    Map<String, Object> settings() {
        var settings = new HashMap<String, Object>(database.properties());
        settings.putAll(providers.settings());
        settings.put("uptick.transaction.assume-role", true);
        settings.put("datasources.default.maximum-pool-size", 6);
        return settings;
    }

    /// Tracks topics, and asks Google Trends, too, which the product comes with switched off.
    void track(ApplicationContext context, int topics) {
        context.getBean(AddTopics.class)
                .add(IntStream.range(0, topics).mapToObj(this::topic).toList());
        context.getBean(SwitchOnSource.class).on("google_trends");
    }

    private Topic topic(int number) {
        var known = world.topics().get(number % world.topics().size());
        var title = "Benchmark " + number;
        return new Topic(
                null,
                TopicKey.of(title).value(),
                title,
                names(number, known),
                known.language(),
                known.region(),
                true,
                known.priority(),
                null);
    }

    /* Every other one has a site. */
    private List<String> names(int number, SampleTopic known) {
        var sites =
                world.topics().stream()
                        .flatMap(topic -> Stream.ofNullable(topic.domain()))
                        .toList();
        var names = new ArrayList<String>();
        names.add(known.title());
        if (number % 2 == 0) {
            names.add(sites.get(number / 2 % sites.size()));
        }
        return names;
    }

    /// Executes a statement as the owner.
    void execute(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The lines of a query with one column of text.
    List<String> lines(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var lines = new ArrayList<String>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        }
    }

    @Override
    public void close() {
        providers.close();
    }
}
