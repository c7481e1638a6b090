package uptick.migrations;

import java.util.List;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

import uptick.migrations.partition.PartitionPeriod;
import uptick.migrations.partition.PartitionPlan;
import uptick.migrations.seed.CsvSeed;
import uptick.migrations.seed.Seeds;

/// What the commands work on in tests of the commands: one seed, and plans for two tables that the tests make.
@Factory
@Requires(property = TestContents.PROPERTY)
final class TestContents {

    static final String PROPERTY = "uptick.test.contents";

    /// Whether there are plans, for tables that only some tests make.
    static final String PLANS = "uptick.test.plans";

    static final CsvSeed TOPICS =
            new CsvSeed(
                    "topics",
                    "/db/seed/test_topics.csv",
                    """
                    INSERT INTO topics (topic_key, title, priority, region)
                    SELECT topic_key, title, priority::integer, region
                    FROM seed_rows
                    ON CONFLICT (topic_key) DO NOTHING
                    """);

    @Singleton
    @Replaces(value = Seeds.class, factory = Contents.class)
    Seeds seeds() {
        return new Seeds(List.of(TOPICS));
    }

    @Singleton
    @Replaces(value = PartitionPlan.All.class, factory = Contents.class)
    PartitionPlan.All plans(@Value("${" + PLANS + ":true}") boolean wanted) {
        if (!wanted) {
            return new PartitionPlan.All(List.of());
        }
        return new PartitionPlan.All(
                List.of(
                        new PartitionPlan("readings", PartitionPeriod.MONTH, 1, 2),
                        new PartitionPlan("notes", PartitionPeriod.YEAR, 0, null)));
    }
}
