package uptick.trends.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static uptick.trends.score.ReferenceRows.cell;
import static uptick.trends.score.YoutubeFixtures.numberOrNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import uptick.trends.score.SourceScore.Reason;
import uptick.trends.score.SourceScore.Unscored;

class YoutubeTractionReferenceTest {

    /// Half of the last published decimal, and what two summation orders may differ by.
    private static final double PUBLISHED = 0.5e-4 + 1e-9;

    @Test
    void agreesWithAnotherToolOnEveryCase() {
        Map<String, List<Map<String, String>>> cases = new LinkedHashMap<>();
        for (Map<String, String> row : ReferenceRows.read("youtube-traction-python-3.11.csv")) {
            cases.computeIfAbsent(cell(row, "case"), _ -> new ArrayList<>()).add(row);
        }

        assertThat(cases).hasSize(80);
        cases.forEach(YoutubeTractionReferenceTest::agrees);
    }

    private static void agrees(String name, List<Map<String, String>> rows) {
        List<YoutubeVideo> videos = rows.stream().map(YoutubeTractionReferenceTest::video).toList();
        Map<String, String> expected = rows.getFirst();
        if (cell(expected, "score").isEmpty()) {
            assertThat(YoutubeTraction.of(videos, YoutubeFixtures.BASELINES))
                    .isEqualTo(new Unscored(Reason.NO_VELOCITY));
            return;
        }
        SourceScore.Scored score = YoutubeFixtures.scored(videos, YoutubeFixtures.BASELINES);

        assertThat(YoutubeFixtures.components(score).terms().z())
                .as("z of case %s", name)
                .isCloseTo(Double.parseDouble(cell(expected, "z")), within(1e-9));
        assertThat(score.score())
                .as("score of case %s", name)
                .isCloseTo(Double.parseDouble(cell(expected, "score")), within(PUBLISHED));
        assertThat(score.quality())
                .as("quality of case %s", name)
                .isCloseTo(Double.parseDouble(cell(expected, "quality")), within(PUBLISHED));
    }

    private static YoutubeVideo video(Map<String, String> row) {
        String likes = cell(row, "likes");
        String previous = cell(row, "previous_views");
        return new YoutubeVideo(
                cell(row, "id"),
                Long.parseLong(cell(row, "views")),
                likes.isEmpty() ? null : (Long) Long.parseLong(likes),
                numberOrNull(cell(row, "age_hours")),
                previous.isEmpty() ? null : (Long) Long.parseLong(previous),
                numberOrNull(cell(row, "hours_between")),
                numberOrNull(cell(row, "channel_velocity")));
    }
}
