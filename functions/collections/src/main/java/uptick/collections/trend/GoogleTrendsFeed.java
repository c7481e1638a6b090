package uptick.collections.trend;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.discover.TopicTerm;
import uptick.collections.run.Asker;
import uptick.collections.run.DiscoverySettings;
import uptick.collections.run.Found;
import uptick.collections.run.Found.Measure;
import uptick.collections.run.Found.Unit;
import uptick.collections.run.PageSink;
import uptick.collections.run.PlannedSlice;
import uptick.collections.run.Probe;
import uptick.collections.run.SliceEnd;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.collections.source.googletrends.TrendingRss;
import uptick.collections.source.googletrends.TrendingTerms;
import uptick.model.collections.ObservationState;

/// Google's feed of what people of a country begin to search for: a slice for each country, which finds topics.
@Singleton
final class GoogleTrendsFeed {

    private static final String SLICE = "rss:";

    private final TrendingRss feed;
    private final DiscoverySettings discovery;

    GoogleTrendsFeed(TrendingRss feed, DiscoverySettings discovery) {
        this.feed = feed;
        this.discovery = discovery;
    }

    /// The slices of a run.
    List<PlannedSlice> slices() {
        return discovery.countries().stream()
                .map(country -> PlannedSlice.of(SLICE + country, List.of()))
                .map(
                        slice ->
                                discovery.enabled()
                                        ? slice
                                        : slice.skip(
                                                ObservationState.NOT_ASKED, DiscoverySettings.OFF))
                .toList();
    }

    /// Whether any is read at all.
    boolean isRead() {
        return discovery.enabled() && !discovery.countries().isEmpty();
    }

    /// The first country's feed.
    Probe probe() {
        return discovery.countries().isEmpty()
                ? Probe.Cannot.without("No country is configured whose trending searches to read.")
                : new Probe.Ask(feed.in(discovery.countries().getFirst()));
    }

    /// Whether a slice is one of these.
    static boolean isOf(String slice) {
        return slice.startsWith(SLICE);
    }

    /// Reads the feed of a slice's country.
    SliceEnd collect(String slice, Asker asker, PageSink sink) {
        var country = slice.substring(SLICE.length());
        return switch (asker.ask(feed.in(country))) {
            case Absent<TrendingTerms>(var state, var reason) -> SliceEnd.failed("", state, reason);
            case Items<TrendingTerms>(var trending) -> {
                sink.commit(List.of(), found(trending, country), null);
                yield SliceEnd.complete();
            }
        };
    }

    private static List<Found> found(TrendingTerms trending, String country) {
        var found = new ArrayList<Found>();
        for (var one : trending.terms()) {
            TopicTerm.of(one.text())
                    .ifPresent(
                            term ->
                                    found.add(
                                            new Found(
                                                    term,
                                                    null,
                                                    country,
                                                    found.size() + 1,
                                                    true,
                                                    measure(one),
                                                    null)));
        }
        return List.copyOf(found);
    }

    private static @Nullable Measure measure(TrendingTerms.Term term) {
        var searches = term.leastSearches();
        return searches == null ? null : new Measure(searches, Unit.SEARCHES);
    }
}
