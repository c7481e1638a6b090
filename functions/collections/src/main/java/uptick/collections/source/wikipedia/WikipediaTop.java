package uptick.collections.source.wikipedia;

import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;

import uptick.collections.source.Absences;
import uptick.collections.source.Address;
import uptick.collections.source.LooseJson;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Items;
import uptick.collections.source.wikipedia.TopArticles.Article;

/// The up to 1,000 most viewed articles of a day, `GET /top/{project}/all-access/{year}/{month}/{day}`: what people came
/// to read about, for finding topics.
@Singleton
public final class WikipediaTop {

    private static final Set<String> NO_ARTICLES = Set.of("Main_Page", "-", "undefined");

    /* Of English Wikipedia; other languages have names of their own for them. */
    private static final Set<String> NO_ARTICLES_IN =
            Set.of(
                    "Category",
                    "Draft",
                    "File",
                    "Help",
                    "Media",
                    "MediaWiki",
                    "Module",
                    "Portal",
                    "Special",
                    "Talk",
                    "Template",
                    "TimedText",
                    "User",
                    "User_talk",
                    "Wikipedia",
                    "Wikipedia_talk");

    private final WikipediaAnswers answers;

    WikipediaTop(JsonMapper json) {
        this.answers = new WikipediaAnswers(json);
    }

    /// The most viewed articles of a day.
    ///
    /// @param base where page views are answered, without a slash at the end
    /// @param project such as `en.wikipedia`
    /// @param day in UTC; counted about a day after it ended
    public Question<TopArticles> of(URI base, String project, LocalDate day) {
        var address =
                Address.of(base, "/top")
                        .segment(WikipediaAnswers.project(project))
                        .segment("all-access")
                        .segment("%04d".formatted(day.getYear()))
                        .segment("%02d".formatted(day.getMonthValue()))
                        .segment("%02d".formatted(day.getDayOfMonth()));
        return answers.question(
                address,
                () -> Absences.empty("Wikipedia has not counted " + day + " yet."),
                WikipediaTop::read);
    }

    private static SourceReply<TopArticles> read(LooseJson items) {
        var listed =
                items.elements().stream()
                        .flatMap(item -> item.at("articles").elements().stream())
                        .toList();
        var articles =
                listed.stream()
                        .map(WikipediaTop::article)
                        .flatMap(Optional::stream)
                        .sorted(Comparator.comparingLong(Article::rank))
                        .toList();
        if (articles.isEmpty()) {
            return Absences.notUnderstood("Wikipedia", "no list of articles");
        }
        return new Items<>(
                new TopArticles(
                        articles.stream()
                                .filter(WikipediaTop::isArticle)
                                .map(WikipediaTop::shown)
                                .toList()));
    }

    private static Optional<Article> article(LooseJson item) {
        var title = item.at("article").word();
        var views = item.at("views").count();
        var rank = item.at("rank").count();
        return title == null || views == null || rank == null || rank < 1
                ? Optional.empty()
                : Optional.of(new Article(title, views, rank));
    }

    private static boolean isArticle(Article page) {
        var colon = page.title().indexOf(':');
        return !NO_ARTICLES.contains(page.title())
                && (colon < 0 || !NO_ARTICLES_IN.contains(page.title().substring(0, colon)));
    }

    private static Article shown(Article article) {
        return new Article(article.title().replace('_', ' '), article.views(), article.rank());
    }
}
