package uptick.collections.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.discover.Heard;
import uptick.collections.discover.SharedTerms;
import uptick.collections.run.Asker;
import uptick.collections.run.DiscoverySettings;
import uptick.collections.run.Found.Unit;
import uptick.collections.run.PageSink;
import uptick.collections.run.PlannedSlice;
import uptick.collections.run.Probe;
import uptick.collections.run.Slice;
import uptick.collections.run.SliceEnd;
import uptick.collections.run.TrendSource;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.collections.source.hackernews.HackerNewsSearch;
import uptick.collections.source.hackernews.Story;
import uptick.collections.source.hackernews.StoryPage;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Topic;

/// The stories of a day that Hacker News likes, in one slice: they say which topics there are, and nothing of any of them.
/// By the search, for a page of it shows a hundred stories at once, where the front page's API wants a request for each.
@Singleton
final class HackerNewsSource implements TrendSource {

    static final String SOURCE = "hacker_news";

    private static final Duration WINDOW = Duration.ofDays(1);
    private static final Pattern SITE =
            Pattern.compile("https?://(?:www[.])?([^/:?#]+).*", Pattern.CASE_INSENSITIVE);
    private static final String ITSELF = "news.ycombinator.com";

    private final HackerNewsSearch search;
    private final HackerNewsSettings settings;
    private final DiscoverySettings discovery;

    HackerNewsSource(
            HackerNewsSearch search, HackerNewsSettings settings, DiscoverySettings discovery) {
        this.search = search;
        this.settings = settings;
        this.discovery = discovery;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public List<PlannedSlice> plan(List<Topic> topics) {
        var slice = PlannedSlice.of("top", List.of());
        return List.of(
                discovery.enabled()
                        ? slice
                        : slice.skip(ObservationState.NOT_ASKED, DiscoverySettings.OFF));
    }

    @Override
    public Probe probe(Instant now) {
        return new Probe.Ask(question(now.minus(WINDOW), 0));
    }

    @Override
    public SliceEnd collect(Slice slice, Asker asker, PageSink sink) {
        var since = asker.answeredAt().minus(WINDOW);
        var stories = new ArrayList<Story>();
        Integer page = 0;
        while (page != null && page < settings.pages()) {
            switch (asker.ask(question(since, page))) {
                case Absent<StoryPage>(var state, var reason) -> {
                    var part = "page-" + (page + 1);
                    if (stories.isEmpty()) {
                        return SliceEnd.failed(part, state, reason);
                    }
                    commit(stories, sink);
                    return SliceEnd.partial(part, state, reason);
                }
                case Items<StoryPage>(var items) -> {
                    stories.addAll(items.stories());
                    page = items.nextPage();
                }
            }
        }
        commit(stories, sink);
        return SliceEnd.complete();
    }

    private Question<StoryPage> question(Instant since, int page) {
        return search.page(settings.base(), "", since, settings.leastPoints(), page);
    }

    private static void commit(List<Story> stories, PageSink sink) {
        var found = SharedTerms.ofStories(stories.stream().map(HackerNewsSource::heard).toList());
        sink.commit(List.of(), Findings.of(found, "en", null, Unit.POINTS), null);
    }

    private static Heard heard(Story story) {
        return new Heard(
                site(story.url()),
                story.title(),
                List.of(),
                story.points(),
                "https://" + ITSELF + "/item?id=" + story.id());
    }

    /* Stories of one site are one voice; so are those that link nowhere. */
    private static String site(@Nullable String url) {
        var matcher = SITE.matcher(url == null ? "" : url);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : ITSELF;
    }
}
