package uptick.collections.source.hackernews;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;

import uptick.collections.source.Absences;
import uptick.collections.source.Address;
import uptick.collections.source.LooseJson;
import uptick.collections.source.PlainQuestion;
import uptick.collections.source.PlainText;
import uptick.collections.source.Question;
import uptick.collections.source.SaneInstant;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Items;
import uptick.outbound.Call;
import uptick.outbound.Retrying;

/// The front page of Hacker News, by its own API: `GET /topstories.json`, and each story by its id.
@Singleton
public final class HackerNewsTop {

    private final JsonMapper json;

    HackerNewsTop(JsonMapper json) {
        this.json = json;
    }

    /// The ids of the up to 500 top stories, best first, each once.
    ///
    /// @param base such as `https://hacker-news.firebaseio.com/v0`, without a slash at the end
    public Question<List<Long>> ids(URI base) {
        return question(base, "/topstories.json", HackerNewsTop::ids);
    }

    /// One story; an absence where it was deleted or is no story.
    public Question<Story> story(URI base, long id) {
        return question(base, "/item/" + id + ".json", item -> story(id, item));
    }

    private <T> Question<T> question(
            URI base, String path, Function<LooseJson, SourceReply<T>> meaning) {
        return new PlainQuestion<>(
                "Hacker News",
                "hacker_news",
                1,
                Call.to(Address.of(base, path).uri()),
                Retrying::passing,
                answered ->
                        answered.status() == 200
                                ? LooseJson.parse(json, answered.body())
                                        .map(meaning)
                                        .orElseGet(
                                                () ->
                                                        isNull(answered.body())
                                                                ? gone()
                                                                : Absences.notUnderstood(
                                                                        "Hacker News", "no JSON"))
                                : Absences.byStatus("Hacker News", answered.status()));
    }

    private static SourceReply<List<Long>> ids(LooseJson list) {
        var ids =
                list.elements().stream()
                        .map(LooseJson::count)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        return ids.isEmpty()
                ? Absences.notUnderstood("Hacker News", "no list of stories")
                : new Items<>(ids);
    }

    private static SourceReply<Story> story(long id, LooseJson item) {
        if (item.isAbsent() || item.at("deleted").isTrue() || item.at("dead").isTrue()) {
            return gone();
        }
        var itself = item.at("id").count();
        var title = item.at("title").word();
        var submittedAt = SaneInstant.epochSeconds(item.at("time").number());
        var score = item.at("score").count();
        if (itself == null
                || itself != id
                || title == null
                || submittedAt == null
                || score == null) {
            return Absences.notUnderstood("Hacker News", "no story");
        }
        return new Items<>(
                new Story(
                        id,
                        PlainText.of(title),
                        item.at("url").word(),
                        submittedAt,
                        score,
                        item.at("descendants").count()));
    }

    /* A deleted item is `null`, which is an answer. */
    private static boolean isNull(byte[] body) {
        return new String(body, UTF_8).strip().equals("null");
    }

    private static <T> SourceReply<T> gone() {
        return Absences.empty("The story was deleted.");
    }
}
