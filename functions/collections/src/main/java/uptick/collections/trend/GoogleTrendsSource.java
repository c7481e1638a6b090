package uptick.collections.trend;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Singleton;

import uptick.collections.run.Asker;
import uptick.collections.run.PageSink;
import uptick.collections.run.PlannedSlice;
import uptick.collections.run.Probe;
import uptick.collections.run.Slice;
import uptick.collections.run.SliceEnd;
import uptick.collections.run.TrendSource;
import uptick.model.collections.Topic;

/// Google Trends: its public feeds, which find topics.
@Singleton
final class GoogleTrendsSource implements TrendSource {

    static final String SOURCE = "google_trends";

    private final GoogleTrendsFeed feed;

    GoogleTrendsSource(GoogleTrendsFeed feed) {
        this.feed = feed;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public List<PlannedSlice> plan(List<Topic> topics) {
        return feed.slices();
    }

    @Override
    public Probe probe(Instant now) {
        return feed.probe();
    }

    @Override
    public SliceEnd collect(Slice slice, Asker asker, PageSink sink) {
        return feed.collect(slice.name(), asker, sink);
    }
}
