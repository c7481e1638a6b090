package uptick.edge.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;

import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.problem.ProblemException;
import uptick.edge.transaction.Transactions;
import uptick.model.accounts.TierUsage;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.value.UserId;

/// Several instances, each with a memory of its own, over one database.
@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "datasources.default.maximum-pool-size", value = "8")
@Property(name = "uptick.tier.free.requests-per-day", value = "250")
class RequestAllowancesTest {

    private final TierSettings settings;
    private final TierUsage usage;
    private final Transactions transactions;
    private final TestDatabase database;
    private final MovedClock clock = new MovedClock();

    RequestAllowancesTest(
            TierSettings settings,
            TierUsage usage,
            Transactions transactions,
            TestDatabase database) {
        this.settings = settings;
        this.usage = usage;
        this.transactions = transactions;
        this.database = database;
    }

    @Test
    void grantTogetherWhatTheTierAllowsAndNotOneMore() throws Exception {
        var ann = user();
        var instances = new RequestAllowances[] {instance(), instance(), instance()};
        var served = 0;
        try (var threads = Executors.newFixedThreadPool(6)) {
            Callable<Integer> client =
                    () -> {
                        var count = 0;
                        for (var i = 0; i < 100; i++) {
                            count += isServed(instances[i % 3], ann) ? 1 : 0;
                        }
                        return count;
                    };
            for (var each : threads.invokeAll(Collections.nCopies(6, client))) {
                served += each.get();
            }
        }

        assertThat(served).isEqualTo(250);
    }

    @Test
    void askTheDatabaseForOneRequestInABlock() throws Exception {
        var ann = user();
        var instance = instance();

        instance.take(ann);

        assertThat(instance.takeFromMemory(ann)).isTrue();
        assertThat(instance.takeFromMemory(ann)).isFalse();
    }

    @Test
    void refuseWithoutAskingOnceAllIsUsedUntilTheNextDay() throws Exception {
        var ann = user();
        var instance = instance();
        for (var i = 0; i < 250; i++) {
            instance.take(ann);
        }

        assertThatThrownBy(() -> instance.take(ann)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> instance.takeFromMemory(ann))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.retryAfter()).isEqualTo(Duration.ofMinutes(1)));

        clock.now = clock.now.plusSeconds(60);
        assertThat(isServed(instance, ann)).isTrue();
    }

    private static boolean isServed(RequestAllowances instance, Principal principal) {
        try {
            if (!instance.takeFromMemory(principal)) {
                instance.take(principal);
            }
            return true;
        } catch (ProblemException _) {
            return false;
        }
    }

    private RequestAllowances instance() {
        return new RequestAllowances(new TierLimits(settings, usage, transactions, clock));
    }

    private Principal user() throws SQLException {
        try (var connection = database.connect();
                var row =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "INSERT INTO users (username, password_hash) VALUES ('ann-' || uuidv4(), 'x') RETURNING id")) {
            row.next();
            return new Principal(
                    new UserId(row.getObject(1, UUID.class)), Set.of(Role.USER), "free", 0);
        }
    }

    private static final class MovedClock extends Clock {

        private volatile Instant now = Instant.parse("2026-11-27T23:59:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
