package uptick.local.sample.hackernews;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

import uptick.local.sample.interest.Interest;
import uptick.local.sample.provider.Asked;
import uptick.local.sample.provider.Endpoint;
import uptick.local.sample.provider.FaultPlan;
import uptick.local.sample.provider.JsonText;
import uptick.local.sample.provider.RateMeter;
import uptick.local.sample.provider.ReplayingProvider;
import uptick.local.sample.provider.Reply;
import uptick.local.sample.seed.Seed;

/// Answers for both of Hacker News's hosts: the search (`/api/v1/search_by_date`), the front page (`/v0/topstories.json`) and
/// items (`/v0/item/{id}.json`).
public final class HackerNewsEndpoint implements Endpoint {

    /// Where the search answers, below the address.
    public static final String SEARCH = "/api/v1";

    /// Where the front page and items are, below the address.
    public static final String ITEMS = "/v0";

    private static final int SEARCHES_PER_HOUR = 10_000;
    private static final int TOP_STORIES = 500;
    private static final Duration ON_TOP_FOR = Duration.ofDays(2);
    private static final String ITEM = ITEMS + "/item/[0-9]{1,15}[.]json";

    private final Stories stories;
    private final FaultPlan faults;
    private final RateMeter rate = new RateMeter(SEARCHES_PER_HOUR, Duration.ofHours(1));

    HackerNewsEndpoint(Interest interest, Seed seed, FaultPlan faults) {
        this.stories = new Stories(interest, seed);
        this.faults = faults;
    }

    /// Starts on a free port of the loopback address.
    public static ReplayingProvider start(Interest interest, Seed seed, Clock clock) {
        return ReplayingProvider.start(
                clock, faults -> new HackerNewsEndpoint(interest, seed, faults));
    }

    @Override
    public Reply answer(Asked asked) {
        return faults.reply(asked.at(), 1, () -> truthful(asked), () -> empty(asked));
    }

    private Reply truthful(Asked asked) {
        if (asked.gets(SEARCH + "/search_by_date")) {
            return rate.take(asked.at())
                    ? StorySearch.read(asked.query())
                            .map(search -> search.answer(stories, asked.at()))
                            .orElseGet(HackerNewsEndpoint::badRequest)
                    : Reply.of(
                            429,
                            Reply.JSON,
                            "{\"message\":\"Too many requests\",\"status\":429}",
                            0);
        }
        if (asked.gets(ITEMS + "/topstories.json")) {
            return top(asked);
        }
        return asked.method().equals("GET") && asked.path().matches(ITEM)
                ? item(asked)
                : Reply.of(404, Reply.JSON, "{\"error\":\"404 Not Found\"}", 1);
    }

    /* One that was deleted since the page was made still stands on it: it is made every quarter of an hour. */
    private Reply top(Asked asked) {
        var now = asked.at();
        var madeAt = now.minusSeconds(now.getEpochSecond() % 900);
        var ids =
                stories.after(now.minus(ON_TOP_FOR), now)
                        .filter(story -> !story.isGone(madeAt))
                        .sorted(
                                Comparator.comparingDouble((Story story) -> story.heat(now))
                                        .reversed()
                                        .thenComparingLong(Story::id))
                        .limit(TOP_STORIES)
                        .map(Story::id)
                        .toList();
        return Reply.json(
                ids.toString().replace(" ", ""), ids.stream().map(String::valueOf).toList());
    }

    private Reply item(Asked asked) {
        var file = asked.segments().getLast();
        long id = Long.parseLong(file.substring(0, file.length() - ".json".length()));
        return stories.find(id, asked.at())
                .filter(story -> !story.isGone(asked.at()))
                .map(
                        story ->
                                Reply.json(
                                        StoryJson.item(story, asked.at()),
                                        List.of(Long.toString(id))))
                .orElseGet(() -> Reply.json("null", List.of()));
    }

    private static Reply empty(Asked asked) {
        return asked.path().startsWith(SEARCH)
                ? Reply.json(
                        "{\"hits\":[],\"hitsPerPage\":100,\"nbHits\":0,\"nbPages\":0,\"page\":0}",
                        List.of())
                : Reply.json(asked.path().endsWith("/topstories.json") ? "[]" : "null", List.of());
    }

    private static Reply badRequest() {
        return Reply.of(
                400,
                Reply.JSON,
                JsonText.of(
                        json -> {
                            json.writeStartObject();
                            json.writeStringField("message", "Invalid parameter");
                            json.writeNumberField("status", 400);
                            json.writeEndObject();
                        }),
                1);
    }
}
