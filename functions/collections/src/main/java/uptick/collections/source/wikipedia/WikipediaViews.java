package uptick.collections.source.wikipedia;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.TreeMap;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.source.Absences;
import uptick.collections.source.Address;
import uptick.collections.source.LooseJson;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Items;
import uptick.collections.source.wikipedia.DailyViews.Day;

/// Daily views of one article by people, not by machines: `GET /per-article/{project}/all-access/user/…/daily/…`.
@Singleton
public final class WikipediaViews {

    private final WikipediaAnswers answers;

    WikipediaViews(JsonMapper json) {
        this.answers = new WikipediaAnswers(json);
    }

    /// The views of an article.
    ///
    /// @param base where page views are answered, without a slash at the end
    /// @param project such as `en.wikipedia`
    /// @param article its title, with blanks or underscores; letters count in their case, but for the first
    /// @param from first day, UTC
    /// @param through last day, UTC; a day is counted about a day after it ended
    /// @throws IllegalArgumentException for what can be no title or project, or for days the wrong way round
    public Question<DailyViews> daily(
            URI base, String project, String article, LocalDate from, LocalDate through) {
        if (through.isBefore(from)) {
            throw new IllegalArgumentException("from " + from + " through " + through);
        }
        var title = article.strip().replaceAll("[ _]+", "_");
        var address =
                Address.of(base, "/per-article")
                        .segment(WikipediaAnswers.project(project))
                        .segment("all-access")
                        .segment("user")
                        .segment(title)
                        .segment("daily")
                        .segment(WikipediaAnswers.day(from))
                        .segment(WikipediaAnswers.day(through));
        return answers.question(
                address,
                () ->
                        Absences.empty(
                                "Wikipedia has counted no views of "
                                        + title
                                        + " from "
                                        + from
                                        + " through "
                                        + through
                                        + "."),
                items -> read(items, from, through));
    }

    private static SourceReply<DailyViews> read(
            LooseJson items, LocalDate from, LocalDate through) {
        var days = new TreeMap<LocalDate, Day>();
        for (var item : items.elements()) {
            var day = day(item.at("timestamp").text());
            var views = item.at("views").count();
            if (day != null && views != null && !day.isBefore(from) && !day.isAfter(through)) {
                days.putIfAbsent(day, new Day(day, views));
            }
        }
        if (items.elements().isEmpty()) {
            return Absences.empty("Wikipedia answered without a day.");
        }
        return days.isEmpty()
                ? Absences.notUnderstood("Wikipedia", "no list of days that were asked for")
                : new Items<>(new DailyViews(days.values().stream().toList()));
    }

    /* 2015102100, or without the hour. */
    private static @Nullable LocalDate day(@Nullable String timestamp) {
        if (timestamp == null || !timestamp.matches("[0-9]{8}(00)?")) {
            return null;
        }
        try {
            return LocalDate.parse(timestamp.substring(0, 8), WikipediaAnswers.DAY);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
