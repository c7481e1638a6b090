package uptick.collections.trend;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import uptick.collections.discover.TopicTerm;
import uptick.collections.run.Asker;
import uptick.collections.run.DiscoverySettings;
import uptick.collections.run.Found;
import uptick.collections.run.Found.Measure;
import uptick.collections.run.Found.Unit;
import uptick.collections.run.PageSink;
import uptick.collections.run.PlannedSlice;
import uptick.collections.run.SliceEnd;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.collections.source.wikipedia.TopArticles;
import uptick.collections.source.wikipedia.TopArticles.Article;
import uptick.collections.source.wikipedia.WikipediaTop;
import uptick.model.collections.ObservationState;

/// Wikipedia's most viewed articles of the newest day that is counted: one slice, which finds topics.
@Singleton
final class TopArticlesChart {

    private static final String SLICE = "top:";

    /* Of a thousand; what stands further down is read every day, or by few. */
    private static final int ARTICLES = 100;
    private static final int DAYS_TO_COUNT = 2;

    /* "Mercury (planet)": its name alone says something else. */
    private static final Pattern QUALIFIED = Pattern.compile("(.*\\S)\\s*\\([^()]*\\)");

    private final WikipediaTop top;
    private final WikipediaSettings settings;
    private final DiscoverySettings discovery;

    TopArticlesChart(WikipediaTop top, WikipediaSettings settings, DiscoverySettings discovery) {
        this.top = top;
        this.settings = settings;
        this.discovery = discovery;
    }

    /// The slice of a run; none where topics are not discovered.
    List<PlannedSlice> slices() {
        return discovery.enabled()
                ? List.of(PlannedSlice.of(SLICE + settings.language(), List.of()))
                : List.of();
    }

    /// Whether a slice is one of these.
    static boolean isOf(String slice) {
        return slice.startsWith(SLICE);
    }

    /// Reads the chart of a slice's language.
    SliceEnd collect(String slice, Asker asker, PageSink sink) {
        var language = slice.substring(SLICE.length());
        return switch (newest(asker, language)) {
            case Absent<TopArticles>(var state, var reason) -> SliceEnd.failed("", state, reason);
            case Items<TopArticles>(var articles) -> {
                sink.commit(List.of(), found(articles.articles(), language), null);
                yield SliceEnd.complete();
            }
        };
    }

    /* A day is counted about a day after it ended. */
    private SourceReply<TopArticles> newest(Asker asker, String language) {
        var today = LocalDate.ofInstant(asker.answeredAt(), ZoneOffset.UTC);
        for (var back = 1; ; back++) {
            var reply =
                    asker.ask(
                            top.of(
                                    settings.base(),
                                    language + ".wikipedia",
                                    today.minusDays(back)));
            if (back == DAYS_TO_COUNT
                    || !(reply instanceof Absent<TopArticles>(var state, var _))
                    || state != ObservationState.EMPTY) {
                return reply;
            }
        }
    }

    private static List<Found> found(List<Article> articles, String language) {
        var found = new ArrayList<Found>();
        for (var article : articles.subList(0, Math.min(ARTICLES, articles.size()))) {
            var qualified = QUALIFIED.matcher(article.title());
            var needsMore = qualified.matches();
            TopicTerm.of(needsMore ? qualified.group(1) : article.title())
                    .ifPresent(
                            term ->
                                    found.add(
                                            new Found(
                                                    term,
                                                    language,
                                                    null,
                                                    found.size() + 1,
                                                    !needsMore,
                                                    new Measure(article.views(), Unit.VIEWS),
                                                    article.title())));
        }
        return List.copyOf(found);
    }
}
