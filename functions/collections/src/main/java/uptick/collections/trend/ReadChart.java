package uptick.collections.trend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import uptick.collections.run.Asker;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.collections.source.youtube.ChartPage;
import uptick.collections.source.youtube.YoutubeChart;
import uptick.model.collections.ObservationState;

/// Reads YouTube's chart page by page, as far as it goes; what is missing has a reason. For one chart, from its first page
/// on.
final class ReadChart {

    private final YoutubeChart chart;
    private final YoutubeSettings settings;
    private final Asker asker;

    /* By id: the chart moves while it is read, and a video that sinks over a page's end stands on both. */
    private final Map<String, ChartPage.Video> videos = new LinkedHashMap<>();
    private final Set<String> tokens = new HashSet<>();
    private int page = 1;
    private int uncounted;
    private boolean whole;
    private @Nullable String token;
    private @Nullable Gap gap;

    ReadChart(YoutubeChart chart, YoutubeSettings settings, Asker asker) {
        this.chart = chart;
        this.settings = settings;
        this.asker = asker;
    }

    Result read() {
        while (wantsMore()) {
            take(asker.ask(chart.page(settings.api(), settings.region(), token)));
        }
        return new Result(new ArrayList<>(videos.values()), uncounted, gap, asker.answeredAt());
    }

    private boolean wantsMore() {
        return gap == null && !whole && page <= settings.chartPages();
    }

    private void take(SourceReply<ChartPage> reply) {
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

    private void stop(ObservationState state, String reason) {
        gap = new Gap("page-" + page, state, reason);
    }

    /// Where reading stopped early, and why.
    record Gap(String part, ObservationState state, String reason) {}

    /// What was read.
    ///
    /// @param videos in the chart's order, each once
    /// @param uncounted how many more stand in the chart, without a view count or what else a video needs
    /// @param gap null where the chart is whole
    /// @param readAt when the last page had come
    record Result(List<ChartPage.Video> videos, int uncounted, @Nullable Gap gap, Instant readAt) {

        Result {
            videos = List.copyOf(videos);
        }
    }
}
