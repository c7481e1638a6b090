package uptick.collections.trend;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import uptick.collections.run.Asker;
import uptick.collections.run.Seen;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.collections.source.googletrends.Interest;
import uptick.collections.source.googletrends.InterestRequest;
import uptick.collections.source.googletrends.UnofficialTrends;
import uptick.collections.source.googletrends.UnofficialTrends.Cookie;
import uptick.collections.source.googletrends.UnofficialTrends.Widget;
import uptick.model.collections.GoogleTrendsMetrics;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Topic;

/// Asks Google's site for the interest in a few topics at once, as one visitor. For one slice.
final class AskInterest {

    /// Google compares five terms, and one of them is the anchor.
    static final int MOST_TOPICS = 4;

    /// Where a visitor comes from who asks about everywhere.
    static final String HOME = "US";

    private final UnofficialTrends trends;
    private final InterestSettings settings;
    private final @Nullable String country;
    private final Asker asker;
    private boolean hasVisited;
    private @Nullable Cookie cookie;

    /// @param country ISO 3166-1 alpha-2, null for everywhere
    AskInterest(
            UnofficialTrends trends,
            InterestSettings settings,
            @Nullable String country,
            Asker asker) {
        this.trends = trends;
        this.settings = settings;
        this.country = country;
        this.asker = asker;
    }

    /// What Google shows of the topics, up to [#MOST_TOPICS].
    List<Seen> in(List<Topic> topics) {
        var seen = new ArrayList<Seen>();
        var asked = new ArrayList<Topic>();
        for (var topic : topics) {
            if (topic.title().equalsIgnoreCase(settings.anchor())) {
                seen.add(
                        nothing(
                                topic,
                                ObservationState.UNSUPPORTED,
                                "It is what the others are measured against."));
            } else {
                asked.add(topic);
            }
        }
        if (!asked.isEmpty()) {
            var reply = ask(asked.stream().map(Topic::title).toList());
            asked.forEach(topic -> seen.add(seen(topic, reply)));
        }
        return seen;
    }

    private SourceReply<Interest> ask(List<String> terms) {
        if (visit() instanceof Absent<Cookie>(var state, var reason) && isRefusal(state)) {
            return new Absent<>(state, reason);
        }
        var through = LocalDate.ofInstant(asker.answeredAt(), ZoneOffset.UTC);
        var request =
                new InterestRequest(
                        settings.anchor(),
                        terms,
                        country,
                        through.minusDays(settings.days() - 1L),
                        through);
        return switch (asker.ask(trends.explore(request, cookie))) {
            case Absent<Widget>(var state, var reason) -> new Absent<>(state, reason);
            case Items<Widget>(var widget) -> asker.ask(trends.interest(request, widget, cookie));
        };
    }

    /* Once for a slice. Whoever has no cookie is asked to slow down sooner, and may ask all the same. */
    private @Nullable SourceReply<Cookie> visit() {
        if (hasVisited) {
            return null;
        }
        var reply = asker.ask(trends.cookie(Objects.requireNonNullElse(country, HOME)));
        hasVisited = true;
        cookie = reply instanceof Items<Cookie>(var fresh) ? fresh : null;
        return reply;
    }

    private static boolean isRefusal(ObservationState state) {
        return state == ObservationState.BLOCKED
                || state == ObservationState.QUOTA
                || state == ObservationState.NOT_ASKED;
    }

    private Seen seen(Topic topic, SourceReply<Interest> reply) {
        return switch (reply) {
            case Absent<Interest>(var state, var reason) -> nothing(topic, state, reason);
            case Items<Interest>(var interest) ->
                    interest.series(topic.title(), asker.answeredAt())
                            .map(
                                    series ->
                                            Seen.ok(
                                                    TopicByTopic.id(topic),
                                                    asker.answeredAt(),
                                                    new GoogleTrendsMetrics(
                                                            topic.title(),
                                                            interest.latest(topic.title()),
                                                            List.of()),
                                                    series))
                            .orElseGet(
                                    () ->
                                            nothing(
                                                    topic,
                                                    ObservationState.EMPTY,
                                                    whyNone(interest)));
        };
    }

    private String whyNone(Interest interest) {
        return interest.latest(settings.anchor()) == null
                ? "Google Trends has no data for the anchor, so nothing compares."
                : "Google Trends has no data for this term.";
    }

    private Seen nothing(Topic topic, ObservationState state, String reason) {
        return Seen.nothing(TopicByTopic.id(topic), asker.answeredAt(), state, reason);
    }
}
