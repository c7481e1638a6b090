package uptick.collections.trend;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

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
import uptick.collections.source.wikipedia.DailyViews;
import uptick.collections.source.wikipedia.WikipediaViews;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Series;
import uptick.model.collections.Topic;
import uptick.model.collections.WikipediaMetrics;
import uptick.outbound.OutboundSettings;

/// Wikipedia's page views of the article that is called as a topic is: half a year, day by day, up to yesterday.
@Singleton
final class WikipediaSource implements TrendSource {

    static final String SOURCE = "wikipedia";

    private static final int TOPICS_PER_SLICE = 100;
    private static final int MOST_TITLES = 3;

    /* A day is counted about a day after it ended; two more are a delay of Wikimedia's. */
    private static final int FRESH_DAYS = 3;

    /* An article of every language's Wikipedia. */
    private static final String ALWAYS_THERE = "Wikipedia";

    private static final String NO_CONTACT =
            "Wikimedia wants a contact in the user agent, and none is configured.";

    private static final Pattern CONTACT = Pattern.compile("@|https?://|/u/");

    private final WikipediaViews views;
    private final WikipediaSettings settings;
    private final OutboundSettings outbound;

    WikipediaSource(WikipediaViews views, WikipediaSettings settings, OutboundSettings outbound) {
        this.views = views;
        this.settings = settings;
        this.outbound = outbound;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public List<PlannedSlice> plan(List<Topic> topics) {
        return hasContact()
                ? TopicByTopic.slices("articles", TOPICS_PER_SLICE, topics)
                : List.of(
                        PlannedSlice.of("articles", List.of())
                                .skip(ObservationState.NOT_ASKED, NO_CONTACT));
    }

    @Override
    public Probe probe(Instant now) {
        if (!hasContact()) {
            return Probe.Cannot.without(NO_CONTACT);
        }
        var through = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
        return new Probe.Ask(
                views.daily(
                        settings.base(),
                        project(settings.language()),
                        ALWAYS_THERE,
                        through.minusDays(FRESH_DAYS),
                        through));
    }

    private boolean hasContact() {
        return CONTACT.matcher(outbound.userAgent()).find();
    }

    @Override
    public SliceEnd collect(Slice slice, Asker asker, PageSink sink) {
        return new TopicByTopic(slice, asker, sink).each(topic -> ask(topic, asker));
    }

    /* The title first, then the other names: the first that there are views of stands for the topic. */
    private Seen ask(Topic topic, Asker asker) {
        var id = TopicByTopic.id(topic);
        var through = LocalDate.ofInstant(asker.answeredAt(), ZoneOffset.UTC).minusDays(1);
        var titles =
                Stream.concat(Stream.of(topic.title()), topic.aliases().stream())
                        .filter(WikipediaViews::mayBeTitle)
                        .map(WikipediaViews::title)
                        .distinct()
                        .limit(MOST_TITLES)
                        .toList();
        var none =
                Seen.nothing(
                        id,
                        asker.answeredAt(),
                        ObservationState.UNSUPPORTED,
                        "No article of Wikipedia can be called so.");
        for (var title : titles) {
            var from = through.minusDays(settings.days() - 1L);
            switch (asker.ask(
                    views.daily(
                            settings.base(), project(topic.language()), title, from, through))) {
                case Items<DailyViews>(var daily) -> {
                    return seen(topic, asker, title, daily, from, through);
                }
                case Absent<DailyViews>(var state, var reason) -> {
                    none = Seen.nothing(id, asker.answeredAt(), state, reason);
                    if (state != ObservationState.EMPTY) {
                        return none;
                    }
                }
            }
        }
        return none;
    }

    private Seen seen(
            Topic topic,
            Asker asker,
            String title,
            DailyViews daily,
            LocalDate from,
            LocalDate through) {
        var latest = daily.days().getLast();
        var metrics =
                new WikipediaMetrics(
                        project(topic.language()), title, latest.day(), latest.views());
        var series =
                new Series(
                        daily.days().stream()
                                .map(
                                        day ->
                                                new Series.Point(
                                                        day.day()
                                                                .atStartOfDay(ZoneOffset.UTC)
                                                                .toInstant(),
                                                        day.views(),
                                                        false))
                                .toList(),
                        "day",
                        null,
                        from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                        through.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                        null,
                        asker.answeredAt());
        var id = TopicByTopic.id(topic);
        return latest.day().isBefore(through.minusDays(FRESH_DAYS - 1L))
                ? new Seen(
                        id,
                        asker.answeredAt(),
                        ObservationState.STALE,
                        "The newest day that Wikipedia has counted is " + latest.day() + ".",
                        metrics,
                        series)
                : Seen.ok(id, asker.answeredAt(), metrics, series);
    }

    private String project(@Nullable String language) {
        var primary = language == null ? "" : Locale.forLanguageTag(language).getLanguage();
        return (primary.matches("[a-z]{2,3}") ? primary : settings.language()) + ".wikipedia";
    }
}
