package uptick.local.sample.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class TrendingSnapshotsTest {

    private static final TrendingSnapshots SNAPSHOTS = TrendingSnapshots.load();

    @Test
    void countsEveryDefectOfTheRecordedRows() {
        assertThat(SNAPSHOTS.defects())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                Defect.DATE_LOST_ITS_ZERO, 4_400,
                                Defect.DATE_RUNS_INTO_NEXT_ROW, 2,
                                Defect.ID_TAKEN_FOR_FORMULA, 115,
                                Defect.LIKES_BLANK, 20,
                                Defect.LIKES_HIDDEN, 63,
                                Defect.COMMENTS_OFF, 181,
                                Defect.VIEWS_WITHHELD, 9,
                                Defect.TAGS_NONE, 381));
    }

    @Test
    void keepsEveryRowOnItsDay() {
        var shortDays =
                SNAPSHOTS.days().stream()
                        .filter(day -> day.videos().size() != 200)
                        .collect(Collectors.toMap(Snapshot::day, day -> day.videos().size()));

        assertThat(SNAPSHOTS.days()).hasSize(40);
        assertThat(SNAPSHOTS.days().getFirst().day()).isEqualTo("2017-09-13");
        assertThat(SNAPSHOTS.days().getLast().day()).isEqualTo("2017-10-22");
        assertThat(SNAPSHOTS.days().stream().mapToInt(day -> day.videos().size()).sum())
                .isEqualTo(7_995);
        assertThat(shortDays)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                LocalDate.of(2017, 9, 21), 197,
                                LocalDate.of(2017, 9, 25), 199,
                                LocalDate.of(2017, 9, 27), 199));
    }

    @Test
    void restoresTheRecordedOrder() {
        var earliest = SNAPSHOTS.days().getFirst().videos();

        assertThat(earliest.getFirst().id()).isEqualTo("jt2OHQh0HoQ");
        assertThat(earliest.getFirst().views()).isEqualTo(7_426_393);
        assertThat(earliest.getFirst().tags()).contains("apple event", "iphone x");
        assertThat(earliest.get(16).id()).isEqualTo("-Ifnaxi2LQg");
        assertThat(earliest.get(16).title()).isEqualTo("Fergie - You Already Know ft. Nicki Minaj");
    }

    @Test
    void hasNoViewsThatFall() {
        Map<String, Long> views = new HashMap<>();
        for (Snapshot day : SNAPSHOTS.days()) {
            for (ChartedVideo video : day.videos()) {
                var now = video.views();
                if (now != null) {
                    var before = views.put(video.id(), now);
                    assertThat(before == null || before <= now).as(video.id()).isTrue();
                }
            }
        }

        assertThat(views).hasSize(1_734);
    }
}
