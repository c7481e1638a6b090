package uptick.model.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.value.RiskProfile;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class UserSettingsTest {

    private static final Instant ACCEPTED = Instant.parse("2026-11-21T06:00:00.123456Z");

    private final UserSettings settings;
    private final UserSettingsWriter writer;
    private final Rows rows;

    UserSettingsTest(UserSettings settings, UserSettingsWriter writer, TestDatabase database) {
        this.settings = settings;
        this.writer = writer;
        this.rows = new Rows(database);
    }

    @Test
    void beginWithWhatNobodyHasChosenYet() {
        var user = rows.user();
        writer.add(user);

        assertThat(settings.findByUserId(user))
                .hasValueSatisfying(
                        row ->
                                assertThat(row)
                                        .usingRecursiveComparison()
                                        .ignoringFields("id")
                                        .isEqualTo(
                                                new Settings(
                                                        null,
                                                        user,
                                                        "UTC",
                                                        RiskProfile.MODERATE,
                                                        HoldingPeriod.DAILY,
                                                        false,
                                                        null)));
    }

    @Test
    void rememberWhenTheRisksWereAcceptedAlsoAfterAWithdrawal() {
        var user = rows.user();
        writer.add(user);

        assertThat(update(user, true, ACCEPTED)).isOne();
        assertThat(update(user, false, null)).isOne();
        assertThat(update(rows.user(), false, null)).as("no row to change").isZero();

        assertThat(settings.findByUserId(user))
                .hasValueSatisfying(
                        row -> {
                            assertThat(row.riskConsentAccepted()).isFalse();
                            assertThat(row.riskConsentAcceptedAt()).isEqualTo(ACCEPTED);
                            assertThat(row.preferredProfile()).isEqualTo(RiskProfile.AGGRESSIVE);
                            assertThat(row.holdingPeriod()).isEqualTo(HoldingPeriod.MONTHLY);
                            assertThat(row.timeZone()).isEqualTo("Europe/Lisbon");
                        });
    }

    private int update(UUID user, boolean accepted, @Nullable Instant at) {
        return writer.update(
                user, "Europe/Lisbon", RiskProfile.AGGRESSIVE, HoldingPeriod.MONTHLY, accepted, at);
    }
}
