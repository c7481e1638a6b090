package uptick.model.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class QuotaLimitsTest {

    private final QuotaLimits limits;
    private final Rows rows;

    QuotaLimitsTest(QuotaLimits limits, TestDatabase database) {
        this.limits = limits;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void twoApisAreKnown() {
        rows.execute(
                """
                DELETE FROM api_quota_limits;
                INSERT INTO api_quota_limits (api_name, daily_limit, reset_time_zone, operation_costs, note)
                VALUES ('youtube', 10000, 'America/Los_Angeles', '{"videos.list": 1, "search.list": 100}', 'as it ships'),
                       ('reddit', 5, 'UTC', '{}', NULL);
                """);
    }

    @Test
    void knowWhatEachOperationCosts() {
        assertThat(limits.findByApiName("youtube"))
                .contains(
                        new QuotaLimit(
                                "youtube",
                                10_000,
                                "America/Los_Angeles",
                                Map.of("videos.list", 1, "search.list", 100),
                                0,
                                null,
                                "as it ships"));
        assertThat(limits.findAll(10))
                .extracting(QuotaLimit::apiName)
                .containsExactly("reddit", "youtube");
    }

    @Test
    void areChangedWithoutTouchingWhatTheProviderDecides() {
        assertThat(limits.set("youtube", 20_000, 0.1, 60)).isOne();
        assertThat(limits.set("nobody", 1, 0, null)).isZero();

        assertThat(limits.findByApiName("youtube"))
                .hasValueSatisfying(
                        limit -> {
                            assertThat(limit.dailyLimit()).isEqualTo(20_000);
                            assertThat(limit.reserveShare()).isEqualTo(0.1);
                            assertThat(limit.requestsPerMinute()).isEqualTo(60);
                            assertThat(limit.resetTimeZone()).isEqualTo("America/Los_Angeles");
                            assertThat(limit.operationCosts()).hasSize(2);
                        });
    }
}
