package uptick.collections.trend;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;

import uptick.collections.run.Asker;
import uptick.collections.run.PageSink;
import uptick.collections.run.PlannedSlice;
import uptick.collections.run.Probe;
import uptick.collections.run.Slice;
import uptick.collections.run.SliceEnd;
import uptick.collections.run.TrendSource;
import uptick.collections.source.youtube.YoutubeChart;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Topic;

/// YouTube's chart of a region: one slice, which looks for every topic in it. A chart is read whole before anything can be
/// said of a topic, so it is committed once.
@Singleton
final class YoutubeChartSource implements TrendSource {

    static final String SOURCE = "youtube";

    private static final String NO_KEY = "No YouTube API key is configured.";

    private final YoutubeChart chart;
    private final YoutubeSettings settings;

    YoutubeChartSource(YoutubeChart chart, YoutubeSettings settings) {
        this.chart = chart;
        this.settings = settings;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public boolean doubtsNothing() {
        // Topics leave a chart as they come; an empty chart is another matter, and the client's.
        return false;
    }

    @Override
    public List<PlannedSlice> plan(List<Topic> topics) {
        var slice =
                PlannedSlice.of(
                        "chart:" + settings.region(),
                        topics.stream().map(YoutubeChartSource::id).toList());
        return List.of(settings.hasKey() ? slice : slice.skip(ObservationState.NOT_ASKED, NO_KEY));
    }

    @Override
    public Probe probe(Instant now) {
        return settings.hasKey()
                ? new Probe.Ask(chart.page(settings.api(), settings.region(), null))
                : Probe.Cannot.without(NO_KEY);
    }

    @Override
    public SliceEnd collect(Slice slice, Asker asker, PageSink sink) {
        var read = new ReadChart(chart, settings, asker).read();
        var gap = read.gap();
        if (read.videos().isEmpty() && gap != null) {
            return SliceEnd.failed(gap.part(), gap.state(), gap.reason());
        }
        sink.commit(new ObserveTopics(read).of(slice.topics()), null);
        return gap == null
                ? SliceEnd.complete()
                : SliceEnd.partial(gap.part(), gap.state(), gap.reason());
    }

    private static UUID id(Topic topic) {
        return Objects.requireNonNull(topic.id(), "a topic from the database has an id");
    }
}
