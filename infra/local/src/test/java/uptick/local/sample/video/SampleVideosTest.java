package uptick.local.sample.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import uptick.local.sample.calendar.SampleCalendar;
import uptick.local.sample.snapshot.ChartedVideo;
import uptick.local.sample.snapshot.Snapshot;

class SampleVideosTest {

    private static final LocalDate EARLIEST = LocalDate.of(2017, 9, 13);
    private static final Instant ANCHOR = Instant.parse("2026-03-10T06:00:00Z");

    private static final Snapshot FIRST = day(0, video("aaaaaaaaaaa", 2_400L, 100L));
    private static final Snapshot SECOND =
            day(1, video("bbbbbbbbbbb", 1_000L, 10L), video("aaaaaaaaaaa", 4_800L, null));
    private static final Snapshot THIRD = day(2, video("bbbbbbbbbbb", 3_400L, 40L));

    private final SampleCalendar calendar = SampleCalendar.endingAt(ANCHOR, EARLIEST, 3);
    private final SampleVideos videos = new SampleVideos(calendar, List.of(FIRST, SECOND, THIRD));

    @Test
    void showsTheRecordedCountsOnTheMornings() {
        assertThat(videos.chartAt(calendar.morning(1)))
                .extracting(video -> video.charted().views())
                .containsExactly(1_000L, 4_800L);
    }

    @Test
    void runsStraightFromOneMorningToTheNext() {
        var sixHoursLater = calendar.morning(1).plus(Duration.ofHours(6));

        var chart = videos.chartAt(sixHoursLater);

        assertThat(chart).extracting(LiveVideo::id).containsExactly("bbbbbbbbbbb", "aaaaaaaaaaa");
        assertThat(chart.getFirst().charted().views()).isEqualTo(1_600);
        assertThat(chart.getFirst().charted().likes()).isEqualTo(17);
    }

    @Test
    void standsStillWhereTheNextCountIsUnknown() {
        var sixHoursLater = calendar.morning(0).plus(Duration.ofHours(6));

        var video = videos.find("aaaaaaaaaaa", sixHoursLater).orElseThrow().charted();

        assertThat(video.views()).isEqualTo(3_000);
        assertThat(video.likes()).isEqualTo(100);
        assertThat(videos.find("aaaaaaaaaaa", calendar.morning(2)).orElseThrow().charted().likes())
                .isNull();
    }

    @Test
    void knowsAVideoFromItsPublicationOn() {
        var published = videos.find("bbbbbbbbbbb", calendar.morning(1)).orElseThrow().publishedAt();

        assertThat(Duration.between(published, calendar.morning(1)))
                .isBetween(Duration.ofHours(4), Duration.ofHours(10));
        assertThat(videos.find("bbbbbbbbbbb", published.minusSeconds(1))).isEmpty();
        assertThat(videos.find("bbbbbbbbbbb", published).orElseThrow().charted().views()).isZero();
        assertThat(videos.find("ccccccccccc", published)).isEmpty();
    }

    @Test
    void standsStillOutsideTheCalendar() {
        assertThat(videos.chartAt(Instant.EPOCH)).isEqualTo(videos.chartAt(calendar.morning(0)));
        assertThat(videos.chartAt(ANCHOR.plus(Duration.ofDays(9))))
                .isEqualTo(videos.chartAt(ANCHOR));
    }

    @Test
    void makesUpTheSameThingsOnAnyAnchor() {
        var later = SampleCalendar.endingAt(ANCHOR.plus(Duration.ofDays(2)), EARLIEST, 3);
        var moved = new SampleVideos(later, List.of(FIRST, SECOND, THIRD));

        var here = videos.find("aaaaaaaaaaa", calendar.morning(2)).orElseThrow();
        var there = moved.find("aaaaaaaaaaa", later.morning(2)).orElseThrow();

        assertThat(there.publishedAt()).isEqualTo(here.publishedAt().plus(Duration.ofDays(2)));
        assertThat(there.channelId()).isEqualTo(here.channelId()).matches("UC[A-Za-z0-9_-]{22}");
        assertThat(there.length())
                .isEqualTo(here.length())
                .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(20));
        assertThat(Simulated.channelId("WIRED")).isNotEqualTo(Simulated.channelId("Vogue"));
    }

    @Test
    void agesAVideoByItsSpeed() {
        var fast = Simulated.ageWhenFirstCharted("aaaaaaaaaaa", 1_000L, 25_000L, false);
        var slow = Simulated.ageWhenFirstCharted("aaaaaaaaaaa", 90_000L, 90_100L, false);
        var slowOnTheEarliestDay =
                Simulated.ageWhenFirstCharted("aaaaaaaaaaa", 90_000L, 90_100L, true);
        var unknown = Simulated.ageWhenFirstCharted("aaaaaaaaaaa", null, null, false);

        assertThat(fast).isEqualTo(Duration.ofHours(4));
        assertThat(slow).isEqualTo(Duration.ofDays(3));
        assertThat(slowOnTheEarliestDay).isEqualTo(Duration.ofDays(7));
        assertThat(unknown).isBetween(Duration.ofHours(8), Duration.ofHours(48));
    }

    private static Snapshot day(int index, ChartedVideo... videos) {
        return new Snapshot(EARLIEST.plusDays(index), List.of(videos));
    }

    private static ChartedVideo video(String id, Long views, @Nullable Long likes) {
        return new ChartedVideo(id, "A title", "A channel", "24", List.of(), views, likes, 5L);
    }
}
