package uptick.local.sample.wikipedia;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import uptick.local.sample.interest.Interest;
import uptick.local.sample.provider.Asked;
import uptick.local.sample.provider.Endpoint;
import uptick.local.sample.provider.FaultPlan;
import uptick.local.sample.provider.RateMeter;
import uptick.local.sample.provider.ReplayingProvider;
import uptick.local.sample.provider.Reply;
import uptick.local.sample.seed.Seed;

/// Answers `GET /api/rest_v1/metrics/pageviews/per-article/...` and `/top/...` of English Wikipedia. Any other project is
/// one that is not loaded.
public final class WikipediaEndpoint implements Endpoint {

    /// Where page views are answered, below the address.
    public static final String PATH = "/api/rest_v1/metrics/pageviews";

    private static final int REQUESTS_PER_SECOND = 100;
    private static final Set<String> PROJECTS = Set.of("en.wikipedia", "en.wikipedia.org");
    private static final Set<String> ACCESS =
            Set.of("all-access", "desktop", "mobile-app", "mobile-web");
    private static final Set<String> AGENTS = Set.of("all-agents", "user", "spider", "automated");

    private final PageViews views;
    private final FaultPlan faults;
    private final RateMeter rate = new RateMeter(REQUESTS_PER_SECOND, Duration.ofSeconds(1));

    WikipediaEndpoint(PageViews views, FaultPlan faults) {
        this.views = views;
        this.faults = faults;
    }

    /// Starts on a free port of the loopback address.
    public static ReplayingProvider start(Interest interest, Seed seed, Clock clock) {
        return ReplayingProvider.start(
                clock, faults -> new WikipediaEndpoint(new PageViews(interest, seed), faults));
    }

    @Override
    public Reply answer(Asked asked) {
        if (!rate.take(asked.at())) {
            return Problem.TOO_MANY_REQUESTS.reply(asked).with("Retry-After", "1");
        }
        return faults.reply(
                asked.at(),
                1,
                () -> truthful(asked),
                () -> Reply.json("{\"items\":[]}", List.of()));
    }

    private Reply truthful(Asked asked) {
        if (!asked.method().equals("GET") || !asked.path().startsWith(PATH + "/")) {
            return Reply.html(404, "Not Found");
        }
        // api, rest_v1, metrics, pageviews
        var segments = asked.segments().subList(4, asked.segments().size());
        return switch (segments.getFirst()) {
            case "per-article" -> segments.size() == 8 ? perArticle(asked, segments) : unknown();
            case "top" -> segments.size() == 6 ? top(asked, segments) : unknown();
            default -> unknown();
        };
    }

    private Reply perArticle(Asked asked, List<String> segments) {
        var from = Days.read(segments.get(6));
        var through = Days.read(segments.get(7));
        if (from.isEmpty() || through.isEmpty()) {
            return Problem.NO_DATE.reply(asked);
        }
        if (through.get().isBefore(from.get())) {
            return Problem.WRONG_WAY_ROUND.reply(asked);
        }
        if (!ACCESS.contains(segments.get(2))
                || !AGENTS.contains(segments.get(3))
                || !segments.get(5).equals("daily")) {
            return Problem.NO_SUCH_PARAMETER.reply(asked);
        }
        var days =
                PROJECTS.contains(segments.get(1))
                        ? views.of(segments.get(4), from.get(), through.get(), asked.at())
                        : List.<PageViews.Day>of();
        return days.isEmpty()
                ? Problem.NO_DATA.reply(asked)
                : Reply.json(
                        PageViewsJson.perArticle(
                                segments.get(4), segments.get(2), segments.get(3), days),
                        days.stream()
                                .map(day -> PageViews.title(segments.get(4)) + "/" + day.day())
                                .toList());
    }

    private Reply top(Asked asked, List<String> segments) {
        var day = Days.read(segments.get(3) + segments.get(4) + segments.get(5));
        if (day.isEmpty()) {
            return Problem.NO_DATE.reply(asked);
        }
        if (!ACCESS.contains(segments.get(2))) {
            return Problem.NO_SUCH_PARAMETER.reply(asked);
        }
        if (!PROJECTS.contains(segments.get(1)) || !views.isCounted(day.get(), asked.at())) {
            return Problem.NO_DATA.reply(asked);
        }
        return top(day.get(), segments.get(2));
    }

    private Reply top(LocalDate day, String access) {
        var pages = views.top(day);
        return Reply.json(
                PageViewsJson.top(day, access, pages),
                pages.stream().map(PageViews.Page::article).toList());
    }

    private static Reply unknown() {
        return Reply.html(404, "Not Found");
    }
}
