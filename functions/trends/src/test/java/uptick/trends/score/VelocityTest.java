package uptick.trends.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VelocityTest {

    @Test
    void isTheChangePerHourWhenSeenBefore() {
        assertThat(Velocity.of(video(3_400, 100.0, 1_000L, 24.0)))
                .contains(new Velocity(100, true));
    }

    @Test
    void isTheAverageOverTheLifeWhenNew() {
        assertThat(Velocity.of(video(3_400, 88.0, null, null))).contains(new Velocity(34, false));
    }

    @Test
    void countsAPublicationInTheFutureAsNow() {
        assertThat(Velocity.of(video(120, -3.0, null, null))).contains(new Velocity(10, false));
    }

    @Test
    void isZeroWhenViewsWereTakenBack() {
        assertThat(Velocity.of(video(999, 10.0, 1_000L, 24.0))).contains(new Velocity(0, true));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-5, 0, 0.999, 168.001, 1e300})
    void leavesAnUnusableDistanceForTheAverage(double hoursBetween) {
        assertThat(Velocity.of(video(3_400, 88.0, 1_000L, hoursBetween)))
                .contains(new Velocity(34, false));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 168})
    void usesTheEndsOfTheUsableDistance(double hoursBetween) {
        assertThat(Velocity.of(video(168, null, 0L, hoursBetween)))
                .contains(new Velocity(168 / hoursBetween, true));
    }

    @Test
    void isUnknownWithoutAgeAndEarlierSight() {
        assertThat(Velocity.of(video(3_400, null, null, null))).isEmpty();
        assertThat(Velocity.of(video(3_400, null, 1_000L, 0.0))).isEmpty();
    }

    @Test
    void refusesHalfAnEarlierSightAndNumbersThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> video(1, 1.0, 1L, null));
        assertThatIllegalArgumentException().isThrownBy(() -> video(1, 1.0, null, 1.0));
        assertThatIllegalArgumentException().isThrownBy(() -> video(-1, 1.0, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> video(1, Double.NaN, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> video(1, 1.0, 1L, Double.POSITIVE_INFINITY));
    }

    private static YoutubeVideo video(
            long views,
            @Nullable Double age,
            @Nullable Long previousViews,
            @Nullable Double hoursBetween) {
        return new YoutubeVideo("v", views, null, age, previousViews, hoursBetween, null);
    }
}
