package uptick.collections.source.similarweb;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.source.Absences;
import uptick.collections.source.Address;
import uptick.collections.source.LooseJson;
import uptick.collections.source.PlainQuestion;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Items;
import uptick.collections.source.similarweb.Traffic.Month;
import uptick.outbound.Call;
import uptick.outbound.Reply;
import uptick.outbound.Retrying;

/// Monthly visits to a site, `GET /website-analysis/websites/traffic-and-engagement`.
///
/// The newest month may be missing for weeks. What the account is charged for an answer with data, in credits, is metrics x
/// months, for one without data nothing: so visits are asked for and nothing besides, and a unit is a credit.
@Singleton
public final class SimilarwebTraffic {

    /* An estimate above it is a fault: more visits than people make. */
    private static final double MOST_VISITS = 1e15;
    private static final double MOST_PAGES = 1e6;

    private final JsonMapper json;

    SimilarwebTraffic(JsonMapper json) {
        this.json = json;
    }

    /// The visits of these months, of all devices.
    ///
    /// @param from first month
    /// @param through last month
    /// @param country two small letters, or `ww` for everywhere
    public Question<Traffic> monthly(
            SimilarwebApi api, Domain domain, YearMonth from, YearMonth through, String country) {
        if (through.isBefore(from) || !country.matches("[a-z]{2}")) {
            throw new IllegalArgumentException(from + " through " + through + ", " + country);
        }
        var address =
                Address.of(api.base(), "/website-analysis/websites/traffic-and-engagement")
                        .parameter("domain", domain.name())
                        .parameter("metrics", "visits")
                        .parameter("granularity", "monthly")
                        .parameter("start_date", from.atDay(1))
                        .parameter("end_date", through.atEndOfMonth())
                        .parameter("country", country)
                        .parameter("web_source", "total")
                        .parameter("main_domain_only", false)
                        .parameter("format", "json");
        return new PlainQuestion<>(
                "SimilarWeb",
                "similarweb",
                Math.toIntExact(from.until(through, ChronoUnit.MONTHS)) + 1,
                Call.to(address.uri()).withHeader("api-key", api.key()),
                Retrying::passing,
                answered -> read(answered, domain, from, through));
    }

    private SourceReply<Traffic> read(
            Reply.Answered answered, Domain domain, YearMonth from, YearMonth through) {
        var body = LooseJson.parse(json, answered.body());
        if (answered.status() != 200) {
            return SimilarwebRefusal.of(answered.status(), body, domain);
        }
        var refusal = body.flatMap(whole -> SimilarwebRefusal.<Traffic>inside(whole, domain));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var data = body.map(whole -> whole.at("data")).filter(LooseJson::isList);
        if (data.isEmpty()) {
            return Absences.notUnderstood("SimilarWeb", "no list of months");
        }
        var listed = data.get().elements();
        if (listed.isEmpty()) {
            return Absences.empty("SimilarWeb estimates no visits of " + domain.name() + ".");
        }
        var months = new TreeMap<YearMonth, Month>();
        for (var item : listed) {
            var month = month(item);
            if (month != null && !month.month().isBefore(from) && !month.month().isAfter(through)) {
                months.putIfAbsent(month.month(), month);
            }
        }
        return months.isEmpty()
                ? Absences.notUnderstood("SimilarWeb", "no list of months that were asked for")
                : new Items<>(
                        new Traffic(
                                months.values().stream().toList(),
                                body.map(whole -> day(whole.at("meta", "last_updated").text()))
                                        .orElse(null)));
    }

    private static @Nullable Month month(LooseJson item) {
        var day = day(item.at("date").text());
        var visits = item.at("visits").number(0, MOST_VISITS);
        return day == null || visits == null
                ? null
                : new Month(
                        YearMonth.from(day),
                        Math.round(visits),
                        item.at("bounce_rate").number(0, 1),
                        item.at("pages_per_visit").number(0, MOST_PAGES));
    }

    /* 2026-08 or 2026-08-01. */
    private static @Nullable LocalDate day(@Nullable String text) {
        if (text == null || !text.matches("[0-9]{4}-[0-9]{2}(-[0-9]{2})?")) {
            return null;
        }
        try {
            return LocalDate.parse(text.length() == 7 ? text + "-01" : text);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
