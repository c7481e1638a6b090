package uptick.collections.source.googletrends;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.collections.source.Question;
import uptick.collections.source.Replies;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.googletrends.TrendingTerms.Term;
import uptick.model.collections.ObservationState;

class TrendingRssTest {

    private static final String FEED =
            "<rss xmlns:ht=\"https://trends.google.com/trends/trendingsearches/daily\" version=\"2.0\"><channel>%s</channel></rss>";

    private final TrendingRss rss =
            new TrendingRss(
                    new GoogleTrendsSettings(URI.create("https://trends.google.com"), false));
    private final Question<TrendingTerms> question = rss.in("GB");

    @Test
    void asksForACountry() {
        assertThat(question.call().uri().toString())
                .isEqualTo("https://trends.google.com/trending/rss?geo=GB");
        assertThat(question.api()).isEqualTo("google_trends");
        assertThatIllegalArgumentException().isThrownBy(() -> rss.in("uk"));
    }

    @Test
    void readsTermsAndNotTheNewsAboutThem() {
        var terms = Replies.items(question, Replies.recorded(200, "googletrends/trending_GB.xml"));

        assertThat(terms.terms())
                .containsExactly(
                        new Term("nvidia", 200L, Instant.parse("2026-02-02T17:10:00Z")),
                        new Term("wrexham vs qpr", 1_000L, Instant.parse("2026-02-02T16:00:00Z")),
                        new Term(
                                "marks & spencer",
                                2_000_000L,
                                Instant.parse("2026-02-02T07:30:00Z")));
        assertThat(terms.unread()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "200+, 200",
                "'1,000+', 1000",
                "2M+, 2000000",
                "500K+, 500000",
                "7, 7",
                "'', ",
                "many, ",
                "-5, ",
                "1e308, ",
                "9999999999999+, "
            })
    void readsTrafficAsFarAsItIsANumber(String traffic, Long searches) {
        var terms =
                read(
                        "<item><title>a</title><ht:approx_traffic>"
                                + traffic
                                + "</ht:approx_traffic></item>");

        assertThat(terms.terms()).containsExactly(new Term("a", searches, null));
    }

    @Test
    void keepsTheOtherTermsWhereOneHasNoText() {
        var terms = read("<item><title> </title></item><item><title>a</title></item><item/>");

        assertThat(terms.terms()).extracting(Term::text).containsExactly("a");
        assertThat(terms.unread()).isEqualTo(2);
    }

    @Test
    void readsNoDateThatIsNone() {
        var terms =
                read(
                        "<item><title>a</title><pubDate>soon</pubDate></item><item><title>b</title><pubDate>Mon, 2 Feb 9999 09:10:00 -0800</pubDate></item>");

        assertThat(terms.terms()).extracting(Term::since).containsOnlyNulls();
    }

    @Test
    void mayListNothing() {
        assertThat(question.read(Replies.of(200, FEED.formatted("<title>x</title>"))))
                .isEqualTo(new Absent<>(ObservationState.EMPTY, "Google Trends lists nothing."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss><rss><channel><item><title>a</title></item></channel></rss>",
                "<!DOCTYPE rss [<!ENTITY x \"y\">]><rss><channel><item><title>&x;</title></item></channel></rss>",
                "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&x;</title></item></channel></rss>",
                "<!DOCTYPE rss [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/x\"> %x;]><rss><channel><item><title>a</title></item></channel></rss>",
                "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss><channel><item><title>&b;</title></item></channel></rss>",
                "<rss><channel><item><title>&x;</title></item></channel></rss>",
                "<rss><channel><item><title>a<b/></title></item></channel></rss>",
                "<rss><channel><item><title>a</title></item></channel></rss><rss/>",
                "<rss><channel><item><title>a\u0001</title></item></channel></rss>",
                "<html><body><item><title>a</title></item></body></html>",
                "{\"rss\": 1}"
            })
    void refusesWhatIsNoPlainFeed(String body) {
        assertThat(question.read(Replies.of(200, body)))
                .isEqualTo(
                        new Absent<>(
                                ObservationState.FAILED,
                                "Google Trends answered with something that is no feed."));
    }

    @Test
    void refusesWhatIsDeeperOrLongerThanAnyFeed() {
        for (var body :
                new String[] {
                    FEED.formatted("<a>".repeat(5_000) + "</a>".repeat(5_000)),
                    FEED.formatted("<item><title>a</title></item>".repeat(5_000)),
                    FEED.formatted("<item><title>" + "a".repeat(20_000) + "</title></item>")
                }) {
            assertThat(Replies.absent(question, Replies.of(200, body)).state())
                    .isEqualTo(ObservationState.FAILED);
        }
    }

    @Test
    void readsAFeedInTheEncodingThatItNames() {
        var body =
                "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
                        + FEED.formatted("<item><title>größer ☃</title></item>");

        assertThat(Replies.items(question, Replies.of(200, body.getBytes(UTF_16))).terms())
                .extracting(Term::text)
                .containsExactly("größer ☃");
    }

    private TrendingTerms read(String items) {
        return Replies.items(question, Replies.of(200, FEED.formatted(items)));
    }
}
