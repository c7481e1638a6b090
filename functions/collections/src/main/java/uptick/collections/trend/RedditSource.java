package uptick.collections.trend;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Singleton;

import uptick.collections.reddit.RedditSettings;
import uptick.collections.run.Asker;
import uptick.collections.run.PageSink;
import uptick.collections.run.PlannedSlice;
import uptick.collections.run.Probe;
import uptick.collections.run.Slice;
import uptick.collections.run.SliceEnd;
import uptick.collections.run.TopicCost;
import uptick.collections.run.TrendSource;
import uptick.collections.source.reddit.RedditListings;
import uptick.collections.source.reddit.RedditLogin;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Topic;

/// Reddit's posts about each topic: the best of a week, searched for in all of Reddit.
@Singleton
final class RedditSource implements TrendSource {

    static final String SOURCE = "reddit";

    private static final int TOPICS_PER_SLICE = 50;
    private static final String NO_APPLICATION = "No Reddit application is configured.";

    private final RedditLogin login;
    private final RedditListings listings;
    private final RedditSettings settings;

    RedditSource(RedditLogin login, RedditListings listings, RedditSettings settings) {
        this.login = login;
        this.listings = listings;
        this.settings = settings;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public List<PlannedSlice> plan(List<Topic> topics) {
        return settings.hasApplication()
                ? TopicByTopic.slices("posts", TOPICS_PER_SLICE, topics)
                : List.of(
                        PlannedSlice.of("posts", List.of())
                                .skip(ObservationState.NOT_ASKED, NO_APPLICATION));
    }

    @Override
    public Probe probe(Instant now) {
        return settings.hasApplication()
                ? new Probe.Ask(
                        login.token(
                                settings.api(),
                                String.valueOf(settings.clientId()),
                                String.valueOf(settings.clientSecret())))
                : Probe.Cannot.without(NO_APPLICATION);
    }

    @Override
    public TopicCost topicCost() {
        return new TopicCost("reddit", "listing", 1);
    }

    @Override
    public SliceEnd collect(Slice slice, Asker asker, PageSink sink) {
        var search = new SearchPosts(login, listings, settings, asker);
        return new TopicByTopic(slice, asker, sink).each(search::about);
    }
}
