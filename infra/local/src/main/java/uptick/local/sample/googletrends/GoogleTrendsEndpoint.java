package uptick.local.sample.googletrends;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import uptick.local.sample.interest.Interest;
import uptick.local.sample.provider.Asked;
import uptick.local.sample.provider.Endpoint;
import uptick.local.sample.provider.FaultPlan;
import uptick.local.sample.provider.RateMeter;
import uptick.local.sample.provider.ReplayingProvider;
import uptick.local.sample.provider.Reply;
import uptick.local.sample.seed.Seed;

/// Answers for the feed of what is trending (`GET /trending/rss`) and for the site's own JSON: the cookie (`/trends/explore/`),
/// what there is to see (`/trends/api/explore`) and interest over time (`/trends/api/widgetdata/multiline`).
public final class GoogleTrendsEndpoint implements Endpoint {

    /* Google publishes no limit; client libraries were refused at about one request a second. */
    private static final int REQUESTS_PER_MINUTE = 60;

    private final TermInterest terms;
    private final Trending trending;
    private final Seed seed;
    private final FaultPlan faults;
    private final RateMeter rate = new RateMeter(REQUESTS_PER_MINUTE, Duration.ofMinutes(1));

    GoogleTrendsEndpoint(Interest interest, Seed seed, FaultPlan faults) {
        this.terms = new TermInterest(interest, seed);
        this.trending = new Trending(interest);
        this.seed = seed;
        this.faults = faults;
    }

    /// Starts on a free port of the loopback address.
    public static ReplayingProvider start(Interest interest, Seed seed, Clock clock) {
        return ReplayingProvider.start(
                clock, faults -> new GoogleTrendsEndpoint(interest, seed, faults));
    }

    /// What Google says to too many requests.
    public static Reply tooManyRequests() {
        return Reply.html(429, "Error 429 (Too Many Requests)!!1");
    }

    @Override
    public Reply answer(Asked asked) {
        return faults.reply(asked.at(), 1, () -> truthful(asked), () -> empty(asked));
    }

    private Reply truthful(Asked asked) {
        if (!rate.take(asked.at())) {
            return tooManyRequests();
        }
        return switch (asked.path()) {
            case "/trending/rss" -> feed(asked);
            case "/trends/explore/" -> cookie(asked);
            case "/trends/api/explore" -> explored(asked);
            case "/trends/api/widgetdata/multiline" -> interest(asked);
            default -> Reply.html(404, "Error 404 (Not Found)!!1");
        };
    }

    private Reply feed(Asked asked) {
        var geo = asked.query().first("geo").orElse("");
        if (!geo.matches("[A-Z]{2}")) {
            return badRequest();
        }
        var today = asked.at().atZone(ZoneOffset.UTC).toLocalDate();
        // The sample world is about one country.
        var listed = geo.equals("GB") ? trending.on(today) : List.<Trending.Term>of();
        return feed(geo, listed, asked);
    }

    private static Reply feed(String geo, List<Trending.Term> listed, Asked asked) {
        var xml = TrendingXml.write(geo, listed, asked.at());
        var reply = Reply.json(xml, listed.stream().map(Trending.Term::text).toList());
        return reply.as("application/rss+xml; charset=UTF-8");
    }

    /* The page is not found, and sets the cookie all the same: so it was recorded. */
    private Reply cookie(Asked asked) {
        var value = base64("trends/cookie", asked.at().toString());
        return Reply.html(404, "Error 404 (Not Found)!!1")
                .with("Set-Cookie", "NID=511=" + value + "; path=/; domain=.google.com; HttpOnly");
    }

    private Reply explored(Asked asked) {
        return asked.query()
                .first("req")
                .flatMap(TrendsRequest::explored)
                .map(request -> Reply.json(TrendsJson.explored(request, token(request)), List.of()))
                .orElseGet(GoogleTrendsEndpoint::badRequest);
    }

    private Reply interest(Asked asked) {
        var request = asked.query().first("req").flatMap(TrendsRequest::ofWidget);
        if (request.isEmpty()) {
            return badRequest();
        }
        if (!asked.query().first("token").equals(Optional.of(token(request.get())))) {
            return Reply.html(401, "Error 401 (Unauthorized)!!1");
        }
        var timeline = Timeline.of(request.get(), terms, asked.at());
        return Reply.json(TrendsJson.interest(timeline), timeline.terms());
    }

    private static Reply empty(Asked asked) {
        return switch (asked.path()) {
            case "/trending/rss" -> feed("GB", List.of(), asked);
            case "/trends/api/explore" -> Reply.json(")]}'\n{\"widgets\":[]}", List.of());
            default ->
                    Reply.json(
                            ")]}',\n{\"default\":{\"timelineData\":[],\"averages\":[]}}",
                            List.of());
        };
    }

    private static Reply badRequest() {
        return Reply.html(400, "Error 400 (Bad Request)!!1");
    }

    private String token(TrendsRequest request) {
        var parts = new ArrayList<>(request.terms());
        parts.add(request.geo());
        parts.add(request.from() + " " + request.through());
        return "APP6_" + base64("trends/token", String.join("\n", parts));
    }

    private String base64(String purpose, String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seed.hash(purpose, key));
    }
}
