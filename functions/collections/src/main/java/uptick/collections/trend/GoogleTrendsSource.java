package uptick.collections.trend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.run.Asker;
import uptick.collections.run.PageSink;
import uptick.collections.run.PlannedSlice;
import uptick.collections.run.Probe;
import uptick.collections.run.Slice;
import uptick.collections.run.SliceEnd;
import uptick.collections.run.TopicCost;
import uptick.collections.run.TrendSource;
import uptick.collections.source.googletrends.UnofficialTrends;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Topic;

/// Google's interest over time in what a topic is called, in the topic's own country, a few topics and an anchor in each
/// request. By the site's own JSON, where the operator has turned that on: the official API is open to testers alone. Its
/// public feeds find topics besides.
@Singleton
final class GoogleTrendsSource implements TrendSource {

    static final String SOURCE = "google_trends";

    private static final int TOPICS_PER_SLICE = 80;
    /* Four topics take two requests, a widget and a series; a unit for each leaves room for those that are asked again. */
    private static final TopicCost COST = new TopicCost(SOURCE, "interest", 1);

    private static final String SLICE = "interest";
    private static final String EVERYWHERE = "world";
    private static final String COUNTRY = "[A-Z]{2}";

    private static final String CLOSED =
            "Google's Trends API is open to testers alone, and asking its site instead is not turned on.";

    private final UnofficialTrends.Gate gate;
    private final InterestSettings settings;
    private final GoogleTrendsFeed feed;

    GoogleTrendsSource(
            UnofficialTrends.Gate gate, InterestSettings settings, GoogleTrendsFeed feed) {
        this.gate = gate;
        this.settings = settings;
        this.feed = feed;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public List<PlannedSlice> plan(List<Topic> topics) {
        return Stream.concat(interest(topics).stream(), feed.slices().stream()).toList();
    }

    private List<PlannedSlice> interest(List<Topic> topics) {
        if (gate.ifAllowed().isEmpty()) {
            return List.of(
                    PlannedSlice.of(SLICE, List.of()).skip(ObservationState.UNSUPPORTED, CLOSED));
        }
        // A request is about one place.
        var byPlace =
                topics.stream()
                        .collect(
                                Collectors.groupingBy(
                                        GoogleTrendsSource::place,
                                        TreeMap::new,
                                        Collectors.toList()));
        var slices = new ArrayList<PlannedSlice>();
        byPlace.forEach(
                (place, there) ->
                        slices.addAll(
                                TopicByTopic.slices(SLICE + ":" + place, TOPICS_PER_SLICE, there)));
        return slices;
    }

    @Override
    public Probe probe(Instant now) {
        return gate.ifAllowed()
                .<Probe>map(trends -> new Probe.Ask(trends.cookie(AskInterest.HOME)))
                .orElseGet(
                        () ->
                                feed.isRead()
                                        ? feed.probe()
                                        : new Probe.Cannot(ObservationState.UNSUPPORTED, CLOSED));
    }

    @Override
    public @Nullable TopicCost topicCost() {
        // Nothing to plan where it cannot be asked.
        return gate.ifAllowed().map(_ -> COST).orElse(null);
    }

    @Override
    public SliceEnd collect(Slice slice, Asker asker, PageSink sink) {
        return GoogleTrendsFeed.isOf(slice.name())
                ? feed.collect(slice.name(), asker, sink)
                : interest(slice, asker, sink);
    }

    private SliceEnd interest(Slice slice, Asker asker, PageSink sink) {
        var way = gate.ifAllowed();
        if (way.isEmpty()) {
            // It was turned off since this was planned.
            return SliceEnd.failed("", ObservationState.UNSUPPORTED, CLOSED);
        }
        var ask = new AskInterest(way.get(), settings, country(slice.name()), asker);
        return new TopicByTopic(slice, asker, sink).each(AskInterest.MOST_TOPICS, ask::in);
    }

    private static String place(Topic topic) {
        var region = Objects.requireNonNullElse(topic.region(), EVERYWHERE);
        return region.matches(COUNTRY) ? region : EVERYWHERE;
    }

    /* The slice's, whatever was changed of its topics since. */
    private static @Nullable String country(String slice) {
        var place = slice.split(":", -1)[1];
        return place.matches(COUNTRY) ? place : null;
    }
}
