package uptick.collections.trend;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import uptick.collections.run.Asker;
import uptick.collections.run.PageSink;
import uptick.collections.run.PlannedSlice;
import uptick.collections.run.Probe;
import uptick.collections.run.Seen;
import uptick.collections.run.Slice;
import uptick.collections.run.SliceEnd;
import uptick.collections.run.TrendSource;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.collections.source.similarweb.Domain;
import uptick.collections.source.similarweb.SimilarwebTraffic;
import uptick.collections.source.similarweb.Traffic;
import uptick.model.collections.ObservationState;
import uptick.model.collections.SimilarwebMetrics;
import uptick.model.collections.Topic;

/// SimilarWeb's estimates of the visits to a topic's site: that of the first of its names that is a domain, such as
/// `nike.com`.
@Singleton
final class SimilarwebSource implements TrendSource {

    static final String SOURCE = "similarweb";

    private static final int TOPICS_PER_SLICE = 100;

    /* SimilarWeb estimates a month in the first third of the next. */
    private static final int ESTIMATED_FROM_DAY = 11;

    /* A site that SimilarWeb certainly knows. */
    private static final Domain ALWAYS_THERE = new Domain("similarweb.com");

    private static final String NO_KEY = "No SimilarWeb API key is configured.";
    private static final String NO_SITE = "None of its names is that of a web site.";

    private final SimilarwebTraffic traffic;
    private final SimilarwebSettings settings;

    SimilarwebSource(SimilarwebTraffic traffic, SimilarwebSettings settings) {
        this.traffic = traffic;
        this.settings = settings;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public List<PlannedSlice> plan(List<Topic> topics) {
        if (!settings.hasKey()) {
            return List.of(
                    PlannedSlice.of("sites", List.of()).skip(ObservationState.NOT_ASKED, NO_KEY));
        }
        var bySite =
                topics.stream()
                        .collect(Collectors.partitioningBy(topic -> site(topic).isPresent()));
        var slices =
                new ArrayList<>(
                        TopicByTopic.slices(
                                "sites", TOPICS_PER_SLICE, bySite.getOrDefault(true, List.of())));
        var others = bySite.getOrDefault(false, List.of());
        if (!others.isEmpty()) {
            slices.add(
                    PlannedSlice.of("no-site", others.stream().map(TopicByTopic::id).toList())
                            .skip(ObservationState.UNSUPPORTED, NO_SITE));
        }
        return slices;
    }

    @Override
    public Probe probe(Instant now) {
        if (!settings.hasKey()) {
            return Probe.Cannot.without(NO_KEY);
        }
        var month = newest(now);
        return new Probe.Ask(
                traffic.monthly(settings.api(), ALWAYS_THERE, month, month, settings.country()));
    }

    @Override
    public SliceEnd collect(Slice slice, Asker asker, PageSink sink) {
        return new TopicByTopic(slice, asker, sink)
                .each(
                        topic ->
                                site(topic)
                                        .map(site -> ask(topic, site, asker))
                                        // Its names were changed since this was planned.
                                        .orElseGet(
                                                () ->
                                                        Seen.nothing(
                                                                TopicByTopic.id(topic),
                                                                asker.answeredAt(),
                                                                ObservationState.UNSUPPORTED,
                                                                NO_SITE)));
    }

    private Seen ask(Topic topic, Domain site, Asker asker) {
        var through = newest(asker.answeredAt());
        var question =
                traffic.monthly(
                        settings.api(),
                        site,
                        through.minusMonths(settings.months() - 1L),
                        through,
                        settings.country());
        var id = TopicByTopic.id(topic);
        return switch (asker.ask(question)) {
            case Absent<Traffic>(var state, var reason) ->
                    Seen.nothing(id, asker.answeredAt(), state, reason);
            case Items<Traffic>(var items) -> Seen.ok(id, asker.answeredAt(), metrics(site, items));
        };
    }

    /* Dates that are not all estimated may be refused as a whole. */
    private static YearMonth newest(Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return YearMonth.from(today)
                .minusMonths(today.getDayOfMonth() < ESTIMATED_FROM_DAY ? 2 : 1);
    }

    private static SimilarwebMetrics metrics(Domain site, Traffic items) {
        return new SimilarwebMetrics(
                site.name(),
                items.months().stream()
                        .map(
                                month ->
                                        new SimilarwebMetrics.Month(
                                                month.month().atDay(1),
                                                month.visits(),
                                                month.bounceRate(),
                                                month.pagesPerVisit()))
                        .toList(),
                items.lastUpdated());
    }

    private static Optional<Domain> site(Topic topic) {
        return Stream.concat(Stream.of(topic.title()), topic.aliases().stream())
                .map(Domain::named)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
