package uptick.collections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.MeteredCalls.Meter;
import uptick.collections.plan.ProviderDay;
import uptick.collections.source.ChartPage;
import uptick.collections.source.SourceReply;
import uptick.collections.source.YoutubeChart;
import uptick.model.collections.DataCollection.Gap;
import uptick.model.collections.ObservationState;

/// Reads YouTube's chart page by page, as far as it goes; what is missing has a reason.
@Singleton
final class ReadChart {

    static final String SOURCE = "youtube";

    private final YoutubeChart chart;
    private final MeteredCalls calls;
    private final CollectionsSettings settings;

    ReadChart(YoutubeChart chart, MeteredCalls calls, CollectionsSettings settings) {
        this.chart = chart;
        this.calls = calls;
        this.settings = settings;
    }

    /// Reads the chart.
    ///
    /// @param notAfter no call begins at or after it
    Result read(Instant notAfter) {
        var videos = new ArrayList<ChartPage.Video>();
        var units = 0;
        @Nullable String next = null;
        for (var page = 1; page <= settings.youtubeChartPages(); page++) {
            var key = settings.youtubeKey();
            if (key == null || key.isBlank()) {
                return new Result(
                        videos,
                        gap(page, ObservationState.NOT_ASKED, "No YouTube API key is configured."),
                        units);
            }
            var meter =
                    new Meter(
                            SOURCE,
                            ProviderDay.YOUTUBE,
                            YoutubeChart.UNITS,
                            settings.youtubeDailyUnits());
            var call = chart.call(settings.youtubeUrl(), settings.youtubeRegion(), next, key);
            var outcome = calls.get(meter, call, notAfter, chart::worthAnother);
            units += outcome.units();
            if (outcome.reply() == null) {
                return new Result(
                        videos,
                        gap(
                                page,
                                ObservationState.QUOTA,
                                "Today's YouTube units are used up or reserved."),
                        units);
            }
            switch (chart.read(outcome.reply())) {
                case SourceReply.Absent<ChartPage>(var state, var reason) -> {
                    // The page after a missing one cannot be asked for: only the missing one names
                    // it.
                    return new Result(videos, gap(page, state, reason), units);
                }
                case SourceReply.Items<ChartPage>(var items) -> {
                    videos.addAll(items.videos());
                    next = items.nextPage();
                }
            }
            if (next == null) {
                break;
            }
        }
        return new Result(videos, null, units);
    }

    private Gap gap(int page, ObservationState state, String reason) {
        return new Gap(
                SOURCE, "chart:" + settings.youtubeRegion() + ":page-" + page, state, reason);
    }

    /// What was read.
    ///
    /// @param videos in the chart's order
    /// @param gap where reading stopped early and why, null where the chart is whole
    /// @param units spent
    record Result(List<ChartPage.Video> videos, @Nullable Gap gap, int units) {

        Result {
            videos = List.copyOf(videos);
        }
    }
}
