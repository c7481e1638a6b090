package uptick.collections.source.googletrends;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import uptick.collections.source.Absences;
import uptick.collections.source.Address;
import uptick.collections.source.PlainQuestion;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Items;
import uptick.outbound.Call;
import uptick.outbound.Reply;
import uptick.outbound.Retrying;

/// The public feed of what is trending in a country, `GET /trending/rss?geo=`: about ten terms, without a key.
@Singleton
public final class TrendingRss {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final GoogleTrendsSettings settings;

    TrendingRss(GoogleTrendsSettings settings) {
        this.settings = settings;
    }

    /// What is trending.
    ///
    /// @param country ISO 3166-1 alpha-2
    public Question<TrendingTerms> in(String country) {
        if (!COUNTRY.matcher(country).matches()) {
            throw new IllegalArgumentException("no country: " + country);
        }
        var address = Address.of(settings.base(), "/trending/rss").parameter("geo", country);
        return new PlainQuestion<>(
                "Google Trends",
                "google_trends",
                1,
                Call.to(address.uri()),
                Retrying::passing,
                TrendingRss::read);
    }

    private static SourceReply<TrendingTerms> read(Reply.Answered answered) {
        if (answered.status() != 200) {
            return GoogleTrendsRefusal.of(answered.status());
        }
        var feed = TrendingFeed.read(answered.body());
        if (feed.isEmpty()) {
            return Absences.notUnderstood("Google Trends", "no feed");
        }
        var items = feed.get();
        if (items.isEmpty()) {
            return Absences.empty("Google Trends lists nothing.");
        }
        var terms = items.stream().map(TrendingFeed.Item::term).flatMap(Optional::stream).toList();
        return terms.isEmpty()
                ? Absences.notUnderstood("Google Trends", "no list of terms")
                : new Items<>(new TrendingTerms(terms, items.size() - terms.size()));
    }
}
