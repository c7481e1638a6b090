package uptick.local.sample;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import uptick.local.sample.hackernews.HackerNewsEndpoint;
import uptick.local.sample.provider.Fault;
import uptick.local.sample.provider.ReplayingProvider;
import uptick.local.sample.provider.ReplyLedger;
import uptick.local.sample.reddit.RedditEndpoint;
import uptick.local.sample.similarweb.SimilarwebEndpoint;
import uptick.local.sample.wikipedia.WikipediaEndpoint;
import uptick.local.sample.youtube.ReplayingYoutube;

/// The six providers of a sample world, each on a port of its own.
public record SampleProviders(
        ReplayingYoutube youtube,
        ReplayingProvider reddit,
        ReplayingProvider googleTrends,
        ReplayingProvider similarweb,
        ReplayingProvider wikipedia,
        ReplayingProvider hackerNews)
        implements AutoCloseable {

    /// Where the product's clients ask.
    ///
    /// @param redditLogin for tokens
    /// @param hackerNews for the front page and items
    public record Bases(
            URI youtube,
            URI reddit,
            URI redditLogin,
            URI googleTrends,
            URI similarweb,
            URI wikipedia,
            URI hackerNewsSearch,
            URI hackerNews) {}

    /// The bases, none with a slash at the end.
    public Bases bases() {
        return new Bases(
                below(youtube.address(), "/youtube/v3"),
                reddit.address(),
                reddit.address(),
                googleTrends.address(),
                below(similarweb.address(), SimilarwebEndpoint.BASE),
                below(wikipedia.address(), WikipediaEndpoint.PATH),
                below(hackerNews.address(), HackerNewsEndpoint.SEARCH),
                below(hackerNews.address(), HackerNewsEndpoint.ITEMS));
    }

    /// The settings under which the product asks these and nobody else, with all that it needs to be let in.
    public Map<String, Object> settings() {
        var bases = bases();
        return Map.ofEntries(
                Map.entry("uptick.collections.youtube.base", bases.youtube().toString()),
                Map.entry("uptick.collections.youtube.key", "the-sample-world-takes-any"),
                Map.entry("uptick.collections.reddit.base", bases.reddit().toString()),
                Map.entry("uptick.collections.reddit.login", bases.redditLogin().toString()),
                Map.entry("uptick.collections.reddit.client-id", RedditEndpoint.CLIENT_ID),
                Map.entry("uptick.collections.reddit.client-secret", RedditEndpoint.CLIENT_SECRET),
                Map.entry("uptick.collections.wikipedia.base", bases.wikipedia().toString()),
                Map.entry("uptick.collections.google-trends.base", bases.googleTrends().toString()),
                // It is no Google that is asked.
                Map.entry("uptick.collections.google-trends.unofficial", true),
                Map.entry("uptick.collections.similarweb.base", bases.similarweb().toString()),
                Map.entry("uptick.collections.similarweb.key", SimilarwebEndpoint.KEY),
                Map.entry(
                        "uptick.collections.hacker-news.base", bases.hackerNewsSearch().toString()),
                Map.entry("uptick.outbound.allowed-origins", origins()),
                Map.entry(
                        "uptick.outbound.user-agent",
                        "Uptick/0.1 (the sample world's, admin@localhost)"));
    }

    /// Plans what goes wrong, or slowly, with all of them.
    ///
    /// @param fromInclusive from when on, by the clock that they were started with
    public void during(Instant fromInclusive, Instant toExclusive, Fault fault) {
        Stream.concat(Stream.of(youtube.faults()), simulated().map(ReplayingProvider::faults))
                .forEach(faults -> faults.during(fromInclusive, toExclusive, 1, fault));
    }

    /// Whom the guarded client has to be allowed to call.
    public List<String> origins() {
        return Stream.concat(
                        Stream.of(youtube.address()), simulated().map(ReplayingProvider::address))
                .map(URI::toString)
                .toList();
    }

    /// What each has served, by the source's name as the product has it.
    public Map<String, ReplyLedger> ledgers() {
        return Map.of(
                "youtube", youtube.ledger(),
                "reddit", reddit.ledger(),
                "google_trends", googleTrends.ledger(),
                "similarweb", similarweb.ledger(),
                "wikipedia", wikipedia.ledger(),
                "hacker_news", hackerNews.ledger());
    }

    @Override
    public void close() {
        youtube.close();
        simulated().forEach(ReplayingProvider::close);
    }

    private Stream<ReplayingProvider> simulated() {
        return Stream.of(reddit, googleTrends, similarweb, wikipedia, hackerNews);
    }

    private static URI below(URI address, String path) {
        return URI.create(address + path);
    }
}
