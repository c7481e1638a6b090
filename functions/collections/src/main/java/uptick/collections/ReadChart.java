package uptick.collections;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.MeteredCalls.Meter;
import uptick.collections.MeteredCalls.Outcome;
import uptick.collections.plan.ProviderDay;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.collections.source.youtube.ChartPage;
import uptick.collections.source.youtube.YoutubeApi;
import uptick.collections.source.youtube.YoutubeChart;
import uptick.model.collections.DataCollection.Gap;
import uptick.model.collections.ObservationState;

/// Reads YouTube's chart page by page, as far as it goes; what is missing has a reason.
@Singleton
final class ReadChart {

    static final String SOURCE = "youtube";

    private final YoutubeChart chart;
    private final MeteredCalls calls;
    private final CollectionsSettings settings;
    private final Clock clock;

    ReadChart(YoutubeChart chart, MeteredCalls calls, CollectionsSettings settings, Clock clock) {
        this.chart = chart;
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
    }

    /// Reads the chart.
    ///
    /// @param notAfter no call begins at or after it
    Result read(Instant notAfter) {
        var reading = new Reading();
        var key = settings.youtubeKey();
        if (key == null || key.isBlank()) {
            reading.stop(ObservationState.NOT_ASKED, "No YouTube API key is configured.");
        }
        while (reading.wantsMore()) {
            var page =
                    chart.page(
                            new YoutubeApi(settings.youtubeUrl(), String.valueOf(key)),
                            settings.youtubeRegion(),
                            reading.token);
            switch (calls.get(meter(page), page.call(), notAfter, page::worthAnother)) {
                case Outcome.Replied(var reply, var units) -> reading.take(page.read(reply), units);
                case Outcome.NoUnits() ->
                        reading.stop(
                                ObservationState.QUOTA,
                                "Today's YouTube units are used up or reserved.");
                case Outcome.NoTime() ->
                        reading.stop(
                                ObservationState.NOT_ASKED,
                                "The time of the run was up before this page.");
            }
        }
        return reading.result();
    }

    private Meter meter(Question<?> question) {
        return new Meter(
                question.api(),
                ProviderDay.YOUTUBE,
                question.units(),
                settings.youtubeDailyUnits());
    }

    /* One chart, from its first page on. */
    private final class Reading {

        /* By id: the chart moves while it is read, and a video that sinks over a page's end stands on both. */
        private final Map<String, ChartPage.Video> videos = new LinkedHashMap<>();
        private final Set<String> tokens = new HashSet<>();
        private int page = 1;
        private int uncounted;
        private int units;
        private boolean whole;
        private @Nullable String token;
        private @Nullable Gap gap;

        boolean wantsMore() {
            return gap == null && !whole && page <= settings.youtubeChartPages();
        }

        void take(SourceReply<ChartPage> reply, int spent) {
            units += spent;
            switch (reply) {
                // The page after a missing one cannot be asked for: only the missing one names it.
                case Absent<ChartPage>(var state, var reason) -> stop(state, reason);
                case Items<ChartPage>(var items) -> take(items);
            }
        }

        private void take(ChartPage items) {
            items.videos().forEach(video -> videos.putIfAbsent(video.id(), video));
            uncounted += items.uncounted();
            token = items.nextPage();
            page++;
            if (token == null) {
                whole = true;
            } else if (!tokens.add(token) && wantsMore()) {
                stop(ObservationState.SUSPECT, "YouTube's pages lead back to one that was read.");
            }
        }

        void stop(ObservationState state, String reason) {
            gap =
                    new Gap(
                            SOURCE,
                            "chart:" + settings.youtubeRegion() + ":page-" + page,
                            state,
                            reason);
        }

        Result result() {
            return new Result(
                    new ArrayList<>(videos.values()), uncounted, gap, units, clock.instant());
        }
    }

    /// What was read.
    ///
    /// @param videos in the chart's order, each once
    /// @param uncounted how many more stand in the chart, without a view count or what else a video needs
    /// @param gap where reading stopped early and why, null where the chart is whole
    /// @param units spent
    /// @param readAt when the last page had come
    record Result(
            List<ChartPage.Video> videos,
            int uncounted,
            @Nullable Gap gap,
            int units,
            Instant readAt) {

        Result {
            videos = List.copyOf(videos);
        }
    }
}
