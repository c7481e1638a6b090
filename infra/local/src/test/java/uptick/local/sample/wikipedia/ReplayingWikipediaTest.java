package uptick.local.sample.wikipedia;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.model.collections.ObservationState.BLOCKED;
import static uptick.model.collections.ObservationState.EMPTY;
import static uptick.model.collections.ObservationState.FAILED;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Predicate;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import uptick.collections.source.Question;
import uptick.collections.source.wikipedia.DailyViews;
import uptick.collections.source.wikipedia.TopArticles;
import uptick.collections.source.wikipedia.WikipediaTop;
import uptick.collections.source.wikipedia.WikipediaViews;
import uptick.local.sample.SampleWorld;
import uptick.local.sample.interest.Interest;
import uptick.local.sample.provider.Fault;
import uptick.local.sample.provider.RealClients;
import uptick.local.sample.provider.ReplayingProvider;
import uptick.local.sample.seed.Seed;
import uptick.local.sample.topic.SampleTopic;

class ReplayingWikipediaTest {

    private static final ApplicationContext BEANS = RealClients.beans(Map.of());
    private static final Instant NOW = Instant.parse("2026-03-10T06:00:00Z");
    private static final LocalDate NEWEST = LocalDate.parse("2026-03-08");
    private static final LocalDate OLDEST = NEWEST.minusDays(179);
    private static final SampleWorld WORLD = SampleWorld.endingAt(NOW);
    private static final Interest INTEREST = WORLD.interest();

    private final ReplayingProvider wikipedia =
            WikipediaEndpoint.start(INTEREST, Seed.SAMPLE_WORLD, Clock.fixed(NOW, ZoneOffset.UTC));
    private final RealClients clients = RealClients.of(BEANS, wikipedia);

    @AfterAll
    static void stopBeans() {
        BEANS.close();
    }

    @AfterEach
    void stop() {
        wikipedia.close();
    }

    @Test
    void givesHalfAYearOfAnArticlesViewsUpToTheDayBeforeYesterday() {
        var views = clients.items(views("iPhone X", OLDEST, NEWEST.plusDays(2)));

        assertThat(views.latestDay()).isEqualTo(NEWEST);
        assertThat(views.days()).hasSizeBetween(170, 180).allMatch(day -> day.views() > 0);
        assertThat(wikipedia.ledger().entries())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.status()).isEqualTo(200);
                            assertThat(entry.units()).isEqualTo(1);
                            assertThat(entry.ids())
                                    .hasSameSizeAs(views.days())
                                    .contains("IPhone_X/2026-03-08");
                        });
    }

    @Test
    void countsWhoTurnsToTheTopic() {
        var topic =
                topic(
                        named ->
                                named.title().equals("Las Vegas shooting")
                                        || named.article() != null);
        var views = clients.items(views(topic.title(), OLDEST, NEWEST));

        assertThat(views.days())
                .allSatisfy(
                        day ->
                                assertThat(day.views())
                                        .isEqualTo(Math.round(INTEREST.people(topic, day.day()))));
    }

    @Test
    void leavesOutDaysWithoutViews() {
        var counted =
                INTEREST.topics().stream()
                        .filter(topic -> topic.article() != null)
                        .map(
                                topic ->
                                        clients.items(views(topic.title(), OLDEST, NEWEST))
                                                .days()
                                                .size())
                        .toList();

        assertThat(counted).anyMatch(days -> days < 180).allMatch(days -> days >= 165);
    }

    @Test
    void hasNothingOfADayThatIsNotCountedYet() {
        var question = views("iPhone X", NEWEST.plusDays(1), NEWEST.plusDays(1));

        assertThat(clients.absence(question)).isEqualTo(EMPTY);
        assertThat(wikipedia.ledger().entries()).allMatch(entry -> entry.status() == 404);
    }

    @Test
    void hasNoArticleOfSomeTopics() {
        var without = topic(topic -> topic.article() == null);

        assertThat(clients.absence(views(without.title(), OLDEST, NEWEST))).isEqualTo(EMPTY);
    }

    @Test
    void listsTheMostViewedPagesOfADayWithThoseThatAreNoArticles() {
        var question = top(NEWEST);

        var articles = clients.items(question).articles();

        assertThat(wikipedia.ledger().entries().getFirst().ids())
                .startsWith("Main_Page", "Special:Search")
                .contains("IPhone_X", "AC/DC");
        assertThat(articles).extracting(TopArticles.Article::title).contains("IPhone X", "Beyoncé");
        assertThat(articles)
                .extracting(TopArticles.Article::views)
                .isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(articles.getFirst().rank()).isGreaterThan(1);
        assertThat(clients.absence(top(NEWEST.plusDays(1)))).isEqualTo(EMPTY);
    }

    @Test
    void refusesWhatItDoesNotUnderstandInItsOwnWords() {
        assertThat(body("/per-article/en.wikipedia/all-access/user/X/daily/20261301/20261126"))
                .isEqualTo(
                        "{\"type\":\"https://mediawiki.org/wiki/HyperSwitch/errors/invalid_request\",\"title\":\"Bad request\","
                                + "\"method\":\"get\",\"detail\":\"start timestamp is invalid, must be a valid date in YYYYMMDD"
                                + " format\",\"uri\":\"/wikimedia.org/v1/metrics/pageviews/per-article/en.wikipedia/all-access"
                                + "/user/X/daily/20261301/20261126\"}");
        assertThat(body("/per-article/en.wikipedia/all-access/user/X/daily/20260301/20260302"))
                .contains("errors/not_found", "\"title\":\"Not found.\"");
        assertThat(body("/top/de.wikipedia/all-access/2026/03/08")).contains("errors/not_found");
        assertThat(body("/top/en.wikipedia/all-access/2026/13/08"))
                .contains("errors/invalid_request");
    }

    @Test
    void asksForFewerRequestsWhereThereAreOverAHundredInASecond() {
        for (int request = 1; request <= 100; request++) {
            clients.items(top(NEWEST));
        }

        assertThat(clients.absence(top(NEWEST))).isEqualTo(BLOCKED);
        assertThat(wikipedia.ledger().entries().getLast().status()).isEqualTo(429);
    }

    @Test
    void failsAsPlanned() {
        wikipedia.faults().next(1, new Fault.EmptyList());
        wikipedia.faults().next(1, new Fault.HtmlTooManyRequests());
        wikipedia.faults().next(1, new Fault.MalformedBody());
        wikipedia.faults().next(1, new Fault.CutBody());

        assertThat(clients.absence(views("iPhone X", OLDEST, NEWEST))).isEqualTo(EMPTY);
        assertThat(clients.absence(views("iPhone X", OLDEST, NEWEST))).isEqualTo(BLOCKED);
        assertThat(clients.absence(views("iPhone X", OLDEST, NEWEST))).isEqualTo(FAILED);
        assertThat(clients.absence(views("iPhone X", OLDEST, NEWEST))).isEqualTo(FAILED);
        assertThat(wikipedia.ledger().entries())
                .hasSize(4)
                .allMatch(entry -> entry.ids().isEmpty());
        assertThat(clients.items(views("iPhone X", OLDEST, NEWEST)).days()).isNotEmpty();
    }

    private static SampleTopic topic(Predicate<SampleTopic> that) {
        return INTEREST.topics().stream().filter(that).findFirst().orElseThrow();
    }

    private Question<DailyViews> views(String article, LocalDate from, LocalDate through) {
        return clients.client(WikipediaViews.class)
                .daily(base(), "en.wikipedia", article, from, through);
    }

    private Question<TopArticles> top(LocalDate day) {
        return clients.client(WikipediaTop.class).of(base(), "en.wikipedia", day);
    }

    private String body(String path) {
        return clients.body(URI.create(base() + path));
    }

    private URI base() {
        return URI.create(wikipedia.address() + WikipediaEndpoint.PATH);
    }
}
