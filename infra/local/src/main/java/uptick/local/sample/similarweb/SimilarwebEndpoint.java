package uptick.local.sample.similarweb;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import uptick.local.sample.interest.Interest;
import uptick.local.sample.provider.Asked;
import uptick.local.sample.provider.Endpoint;
import uptick.local.sample.provider.FaultPlan;
import uptick.local.sample.provider.Query;
import uptick.local.sample.provider.RateMeter;
import uptick.local.sample.provider.ReplayingProvider;
import uptick.local.sample.provider.Reply;
import uptick.local.sample.seed.Seed;
import uptick.local.sample.topic.SampleTopic;

/// Answers `GET /v5/website-analysis/websites/traffic-and-engagement`, by months.
///
/// An answer with data costs metrics x months credits, any other nothing.
public final class SimilarwebEndpoint implements Endpoint {

    /// Where version 5 answers, below the address.
    public static final String BASE = "/v5";

    /// The key that it takes.
    public static final String KEY = "the-sample-world-takes-this-one";

    private static final String PATH = BASE + "/website-analysis/websites/traffic-and-engagement";
    private static final int REQUESTS_PER_SECOND = 10;
    private static final Set<String> COUNTRIES = Set.of("ww", "gb", "us");
    private static final Set<String> SOURCES = Set.of("total", "desktop", "mobile_web");

    private final Visits visits;
    private final FaultPlan faults;
    private final RateMeter rate = new RateMeter(REQUESTS_PER_SECOND, Duration.ofSeconds(1));

    SimilarwebEndpoint(Interest interest, Seed seed, FaultPlan faults) {
        this.visits = new Visits(interest, seed);
        this.faults = faults;
    }

    /// Starts on a free port of the loopback address.
    public static ReplayingProvider start(Interest interest, Seed seed, Clock clock) {
        return ReplayingProvider.start(
                clock, faults -> new SimilarwebEndpoint(interest, seed, faults));
    }

    @Override
    public Reply answer(Asked asked) {
        return faults.reply(
                asked.at(),
                1,
                () -> truthful(asked),
                () ->
                        Reply.of(
                                200,
                                Reply.JSON,
                                "{\"meta\":{\"status\":\"Success\"},\"data\":[]}",
                                0));
    }

    private Reply truthful(Asked asked) {
        if (!asked.gets(PATH)) {
            return Reply.html(404, "Not Found");
        }
        if (!asked.header("api-key").equals(Optional.of(KEY))) {
            return Refusal.WRONG_KEY.reply();
        }
        if (!rate.take(asked.at())) {
            return Refusal.TOO_MANY_REQUESTS.reply();
        }
        var query = asked.query();
        var refusal = refusal(query);
        if (refusal.isPresent()) {
            return refusal.get().reply();
        }
        var topic = visits.topic(query.first("domain").orElse(""));
        return topic.isEmpty() ? Refusal.NO_DATA.reply() : months(topic.get(), asked);
    }

    private static Optional<Refusal> refusal(Query query) {
        if (!query.first("granularity").orElse("monthly").equals("monthly")) {
            return Optional.of(Refusal.NO_SUCH_GRANULARITY);
        }
        if (!COUNTRIES.contains(query.first("country").orElse("ww"))) {
            return Optional.of(Refusal.NO_SUCH_COUNTRY);
        }
        var known = Stream.of(TrafficJson.Metric.values()).map(metric -> metric.wireName).toList();
        var metrics = query.list("metrics");
        return metrics.isEmpty()
                        || !known.containsAll(metrics)
                        || !SOURCES.contains(query.first("web_source").orElse("total"))
                ? Optional.of(Refusal.NO_SUCH_PARAMETER)
                : Optional.empty();
    }

    private Reply months(SampleTopic topic, Asked asked) {
        var from = month(asked.query(), "start_date");
        var through = month(asked.query(), "end_date");
        if (from.isEmpty() || through.isEmpty() || through.get().isBefore(from.get())) {
            return Refusal.NO_SUCH_DATES.reply();
        }
        var months =
                Stream.iterate(
                                from.get(),
                                month -> !month.isAfter(through.get()),
                                month -> month.plusMonths(1))
                        .filter(month -> !month.isBefore(Visits.earliest(asked.at())))
                        .filter(month -> !month.isAfter(Visits.latest(asked.at())))
                        .toList();
        return months.isEmpty() ? Refusal.NO_SUCH_DATES.reply() : months(topic, months, asked);
    }

    private Reply months(SampleTopic topic, List<YearMonth> months, Asked asked) {
        var metrics =
                Stream.of(TrafficJson.Metric.values())
                        .filter(one -> asked.query().list("metrics").contains(one.wireName))
                        .toList();
        var body = new TrafficJson(visits, topic, metrics).write(asked, months);
        return Reply.json(body, months.stream().map(month -> topic.domain() + "/" + month).toList())
                .costing(metrics.size() * months.size());
    }

    /* YYYY-MM or a day of it. */
    private static Optional<YearMonth> month(Query query, String name) {
        var text = query.first(name).orElse("");
        try {
            return Optional.of(
                    text.length() == 7
                            ? YearMonth.parse(text)
                            : YearMonth.from(LocalDate.parse(text)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// What SimilarWeb says instead; 401 is its word for "nothing there", 403 that for a key it does not know.
    private enum Refusal {
        NO_DATA(401, 401, "Data not found"),
        WRONG_KEY(403, 403, "Invalid API key"),
        NO_SUCH_DATES(400, 101, "Dates are not in the range of the available data"),
        NO_SUCH_GRANULARITY(400, 102, "Granularity is not supported"),
        NO_SUCH_COUNTRY(400, 103, "Country is not available"),
        NO_SUCH_PARAMETER(400, 400, "The request is invalid."),
        TOO_MANY_REQUESTS(429, 429, "Too many requests");

        private final int status;
        private final int code;
        private final String message;

        Refusal(int status, int code, String message) {
            this.status = status;
            this.code = code;
            this.message = message;
        }

        Reply reply() {
            return Reply.of(status, Reply.JSON, TrafficJson.error(code, message), 0);
        }
    }
}
