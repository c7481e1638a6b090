package uptick.model.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.UUID;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import org.junit.jupiter.api.Test;

import uptick.model.Races;
import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "8")
class TierUsageTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-21");

    private final TierUsage usage;
    private final Rows rows;
    private final TransactionOperations<Connection> transactions;

    TierUsageTest(
            TierUsage usage,
            TestDatabase database,
            TransactionOperations<Connection> transactions) {
        this.usage = usage;
        this.rows = new Rows(database);
        this.transactions = transactions;
    }

    @Test
    void grantsAsManyAsTheTierAllowsAUserADayAndKind() throws Exception {
        var ann = rows.user();
        var bob = rows.user();

        var granted = Races.run(8, () -> use(ann, TierUsage.Limited.BRIEFS, DAY));

        assertThat(granted).filteredOn(each -> each).hasSize(3);
        assertThat(use(ann, TierUsage.Limited.BRIEFS, DAY)).isFalse();
        assertThat(use(ann, TierUsage.Limited.REQUESTS, DAY)).isTrue();
        assertThat(use(ann, TierUsage.Limited.BRIEFS, DAY.plusDays(1))).isTrue();
        assertThat(use(bob, TierUsage.Limited.BRIEFS, DAY)).isTrue();
        assertThat(
                        rows.texts(
                                "SELECT kind || used FROM tier_usage WHERE user_id = '%s' AND day = '%s' ORDER BY kind"
                                        .formatted(ann, DAY)))
                .containsExactly("briefs3", "requests1");
    }

    private boolean use(UUID user, TierUsage.Limited kind, LocalDate day) {
        return transactions.executeWrite(
                status -> {
                    try (var statement = status.getConnection().createStatement()) {
                        statement.execute("SELECT set_config('app.uid', '" + user + "', true)");
                    }
                    return usage.use(kind, day, 3);
                });
    }
}
