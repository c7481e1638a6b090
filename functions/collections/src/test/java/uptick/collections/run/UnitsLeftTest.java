package uptick.collections.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import uptick.collections.plan.Left;
import uptick.model.quota.QuotaLimit;
import uptick.model.quota.QuotaUsage;

class UnitsLeftTest {

    private static final int ROUNDS = 10_000;

    @Test
    void areThoseOfTheDayWithoutThePeoplesShareForASchedule() {
        assertThat(left(100, 0.2, null, true)).isEqualTo(new Left(80, 100, 20));
        assertThat(left(100, 0.2, used(30, 20, 100), true)).isEqualTo(new Left(30, 100, 20));
        assertThat(left(100, 0.2, used(30, 55, 100), true)).isEqualTo(new Left(0, 100, 15));
        assertThat(left(100, 0.2, used(30, 20, 100), false)).isEqualTo(new Left(50, 100, 0));
    }

    @Test
    void areThoseOfTheDaysOwnLimitWhereItHasOne() {
        assertThat(left(100, 0.1, used(0, 0, 1000), true)).isEqualTo(new Left(900, 1000, 100));
        assertThat(left(1000, 0.1, used(50, 0, 100), false)).isEqualTo(new Left(50, 100, 0));
    }

    @Test
    void areNoneWhereMoreWasUsedThanThereWas() {
        assertThat(left(100, 0, used(Integer.MAX_VALUE, Integer.MAX_VALUE, 100), true))
                .isEqualTo(new Left(0, 100, 0));
    }

    @Test
    void areDividedBetweenSchedulesAndPeopleWithoutRemainder() {
        var random = new Random(1);
        for (var round = 0; round < ROUNDS; round++) {
            var limit = random.nextInt(1000);
            var share = random.nextInt(101) / 100.0;
            var used = used(random.nextInt(1000), random.nextInt(100), limit);

            var scheduled = left(7, share, used, true);
            var ofPerson = left(7, share, used, false);

            assertThat(scheduled.units() + scheduled.keptForPeople()).isEqualTo(ofPerson.units());
            assertThat(ofPerson.units())
                    .isEqualTo(Math.max(0, limit - used.unitsUsed() - used.unitsReserved()));
        }
    }

    private static Left left(
            int limit, double share, @Nullable QuotaUsage used, boolean isScheduled) {
        return UnitsLeft.left(
                new QuotaLimit("reddit", limit, "UTC", Map.of(), share, null, null),
                used,
                isScheduled);
    }

    private static QuotaUsage used(int used, int reserved, int limit) {
        return new QuotaUsage(1, "reddit", LocalDate.parse("2026-11-21"), used, reserved, limit);
    }
}
