package uptick.collections.source.hackernews;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;

import uptick.collections.source.Absences;
import uptick.collections.source.Address;
import uptick.collections.source.LooseJson;
import uptick.collections.source.PlainQuestion;
import uptick.collections.source.Question;
import uptick.collections.source.SaneInstant;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Items;
import uptick.outbound.Call;
import uptick.outbound.Reply;
import uptick.outbound.Retrying;

/// The newest stories of Hacker News that people like, by Algolia's search: `GET /search_by_date?tags=story`. A search shows
/// its first 1,000 hits, whatever page is asked for.
@Singleton
public final class HackerNewsSearch {

    private static final int HITS_PER_PAGE = 100;
    private static final int MOST_HITS = 1_000;

    private final JsonMapper json;

    HackerNewsSearch(JsonMapper json) {
        this.json = json;
    }

    /// One page of stories.
    ///
    /// @param base where the search answers, such as `https://hn.algolia.com/api/v1`, without a slash at the end
    /// @param text what they are about, empty for anything
    /// @param submittedAfter only later ones
    /// @param leastPoints only those with as many votes
    /// @param page from 0 on
    public Question<StoryPage> page(
            URI base, String text, Instant submittedAfter, int leastPoints, int page) {
        var address =
                Address.of(base, "/search_by_date")
                        .parameter("query", text)
                        .parameter("tags", "story")
                        .parameter(
                                "numericFilters",
                                "created_at_i>"
                                        + submittedAfter.getEpochSecond()
                                        + ",points>="
                                        + leastPoints)
                        .parameter("hitsPerPage", HITS_PER_PAGE)
                        .parameter("page", page);
        return new PlainQuestion<>(
                "Hacker News",
                "hacker_news",
                1,
                Call.to(address.uri()),
                Retrying::passing,
                answered -> read(answered, page));
    }

    private SourceReply<StoryPage> read(Reply.Answered answered, int page) {
        if (answered.status() != 200) {
            return Absences.byStatus("Hacker News", answered.status());
        }
        var body = LooseJson.parse(json, answered.body());
        var hits = body.map(whole -> whole.at("hits")).filter(LooseJson::isList);
        if (hits.isEmpty()) {
            return Absences.notUnderstood("Hacker News", "no list of stories");
        }
        var listed = hits.get().elements();
        if (listed.isEmpty()) {
            return Absences.empty("Hacker News has no such story.");
        }
        var stories =
                listed.stream().map(HackerNewsSearch::story).flatMap(Optional::stream).toList();
        if (stories.isEmpty()) {
            return Absences.notUnderstood("Hacker News", "no list of stories");
        }
        var pages = body.map(whole -> whole.at("nbPages").count()).orElse(0L);
        var isLast = page + 1 >= pages || (page + 1) * HITS_PER_PAGE >= MOST_HITS;
        return new Items<>(
                new StoryPage(stories, listed.size() - stories.size(), isLast ? null : page + 1));
    }

    private static Optional<Story> story(LooseJson hit) {
        var id = Objects.requireNonNullElseGet(hit.at("objectID").count(), () -> -1L);
        var title = hit.at("title").word();
        var submittedAt = SaneInstant.epochSeconds(hit.at("created_at_i").number());
        var points = hit.at("points").count();
        return id < 0 || title == null || submittedAt == null || points == null
                ? Optional.empty()
                : Optional.of(
                        new Story(
                                id,
                                title,
                                hit.at("url").word(),
                                submittedAt,
                                points,
                                hit.at("num_comments").count()));
    }
}
