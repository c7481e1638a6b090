package uptick.local.sample.googletrends;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.model.collections.ObservationState.BLOCKED;
import static uptick.model.collections.ObservationState.EMPTY;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import uptick.collections.source.googletrends.Interest.Step;
import uptick.collections.source.googletrends.InterestRequest;
import uptick.collections.source.googletrends.TrendingRss;
import uptick.collections.source.googletrends.TrendingTerms.Term;
import uptick.collections.source.googletrends.UnofficialTrends;
import uptick.local.sample.SampleWorld;
import uptick.local.sample.interest.Interest;
import uptick.local.sample.provider.Fault;
import uptick.local.sample.provider.JsonShape;
import uptick.local.sample.provider.RealClients;
import uptick.local.sample.provider.ReplayingProvider;
import uptick.local.sample.seed.Seed;

class ReplayingGoogleTrendsTest {

    private static final Instant NOW = Instant.parse("2026-03-10T06:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-10");
    private static final SampleWorld WORLD = SampleWorld.endingAt(NOW);
    private static final Interest INTEREST = WORLD.interest();

    private final ReplayingProvider google =
            GoogleTrendsEndpoint.start(
                    INTEREST, Seed.SAMPLE_WORLD, Clock.fixed(NOW, ZoneOffset.UTC));
    // The way that is not official is off unless it is turned on.
    private final ApplicationContext beans =
            RealClients.beans(
                    Map.of(
                            "uptick.collections.google-trends.base",
                            google.address().toString(),
                            "uptick.collections.google-trends.unofficial",
                            true));
    private final RealClients clients = RealClients.of(beans, google);
    private final UnofficialTrends trends =
            clients.client(UnofficialTrends.Gate.class).ifAllowed().orElseThrow();

    @AfterEach
    void stop() {
        beans.close();
        google.close();
    }

    @Test
    void listsTheTenTermsThatRoseMost() {
        var terms = clients.items(clients.client(TrendingRss.class).in("GB"));

        assertThat(terms.unread()).isZero();
        assertThat(terms.terms())
                .hasSize(10)
                .allMatch(term -> INTEREST.meantBy(term.text()).isPresent())
                .allMatch(term -> term.leastSearches() != null && term.leastSearches() >= 200)
                .allMatch(term -> term.since() != null && term.since().isBefore(NOW));
        assertThat(google.ledger().entries().getFirst().ids())
                .containsExactlyElementsOf(terms.terms().stream().map(Term::text).toList());
        assertThat(clients.absence(clients.client(TrendingRss.class).in("FR"))).isEqualTo(EMPTY);
    }

    @Test
    void givesInterestRelativeToTheGreatestOfTheRequestWithTheLastStepPartial() {
        var interest = ask(request("weather", List.of("Taylor Swift", "zxqv"), 180));

        assertThat(interest.steps()).hasSize(181);
        assertThat(interest.steps().stream().flatMap(step -> step.values().stream()))
                .contains(Optional.of(100d));
        assertThat(interest.steps()).filteredOn(Step::partial).hasSize(1);
        assertThat(interest.steps().getLast().partial()).isTrue();
        assertThat(interest.steps()).allMatch(step -> step.values().get(2).isEmpty());
        var peak = peak("Taylor Swift");
        assertThat(interest.steps().get(180 - peak).values().get(1)).contains(100d);
    }

    @Test
    void givesOtherValuesForTheSameTermBesideAnother() {
        var beside = ask(request("weather", List.of("Theresa May"), 100));
        var besideMore = ask(request("youtube", List.of("Theresa May"), 100));

        assertThat(beside.latest("Theresa May")).isGreaterThan(besideMore.latest("Theresa May"));
    }

    @Test
    void givesWeeksForLongWindows() {
        var interest = ask(request("weather", List.of("Brexit"), 300));

        assertThat(interest.steps()).hasSizeBetween(42, 44);
        assertThat(interest.steps())
                .allMatch(step -> step.at().atZone(ZoneOffset.UTC).getDayOfWeek().getValue() == 7);
        assertThat(interest.steps().getLast().partial()).isTrue();
    }

    @Test
    void hasNoDataWhereNobodySearches() {
        var request = new InterestRequest("zxqv", List.of("qvzx"), "GB", TODAY.minusDays(9), TODAY);
        var widget = clients.items(trends.explore(request, null));

        assertThat(clients.absence(trends.interest(request, widget, null))).isEqualTo(EMPTY);
    }

    @Test
    void refusesATokenOfAnotherRequest() {
        var request = request("weather", List.of("Brexit"), 30);
        var widget = clients.items(trends.explore(request, null));
        var other = new UnofficialTrends.Widget(widget.request(), "APP6_made-up");

        assertThat(clients.absence(trends.interest(request, other, null))).isEqualTo(BLOCKED);
        assertThat(google.ledger().entries())
                .extracting(entry -> entry.request())
                .noneMatch(shown -> shown.contains("APP6_"));
    }

    @Test
    void setsItsCookieOnAPageThatIsNotFound() {
        assertThat(clients.items(trends.cookie("GB")).value()).startsWith("511=");
        assertThat(google.ledger().entries().getFirst().status()).isEqualTo(404);
    }

    @Test
    void writesItsPrefixesAndRefusesWhatItDoesNotUnderstand() {
        var explored =
                body(
                        "/trends/api/explore?req="
                                + "%7B%22comparisonItem%22%3A%5B%7B%22keyword%22%3A%22brexit%22%2C%22time%22%3A%222026-01-01"
                                + "%202026-01-05%22%2C%22geo%22%3A%22GB%22%7D%5D%7D");

        assertThat(explored)
                .startsWith(")]}'\n{\"widgets\":[")
                .contains("\"time\":\"2026-01-01 2026-01-05\",\"resolution\":\"DAY\"");
        assertThat(body("/trends/api/explore?req=%7B%7D")).contains("Error 400");
        assertThat(body("/trends/api/widgetdata/multiline?req=x&token=y")).contains("Error 400");
    }

    @Test
    void hasTheFieldsAndTypesOfTheRecordings() {
        var request =
                new InterestRequest("weather", List.of("Brexit"), null, TODAY.minusDays(9), TODAY);
        var widget = clients.items(trends.explore(request, null));

        var explored = clients.body(trends.explore(request, null).call());
        var values = clients.body(trends.interest(request, widget, null).call());

        assertThat(JsonShape.recorded("trends-shape.txt"))
                .containsAll(JsonShape.pairs(explored.substring(4)))
                .containsAll(JsonShape.pairs(values.substring(5)));
    }

    @Test
    void refusesMoreThanSixtyRequestsAMinute() {
        for (int request = 1; request <= 60; request++) {
            clients.items(trends.cookie("GB"));
        }

        assertThat(clients.absence(trends.cookie("GB"))).isEqualTo(BLOCKED);
    }

    @Test
    void failsAsPlanned() {
        var feed = clients.client(TrendingRss.class).in("GB");
        google.faults().next(1, new Fault.EmptyList());
        google.faults().next(1, new Fault.Refusal(GoogleTrendsEndpoint.tooManyRequests()));

        assertThat(clients.absence(feed)).isEqualTo(EMPTY);
        assertThat(clients.absence(feed)).isEqualTo(BLOCKED);
        assertThat(clients.items(feed).terms()).isNotEmpty();
    }

    private static InterestRequest request(String anchor, List<String> others, int daysBack) {
        return new InterestRequest(anchor, others, "GB", TODAY.minusDays(daysBack), TODAY);
    }

    private uptick.collections.source.googletrends.Interest ask(InterestRequest request) {
        var cookie = clients.items(trends.cookie("GB"));
        var widget = clients.items(trends.explore(request, cookie));
        return clients.items(trends.interest(request, widget, cookie));
    }

    /* How many days ago most people turned to it; the day that is not over is none. */
    private static int peak(String title) {
        var topic = INTEREST.meantBy(title).orElseThrow();
        int peak = 1;
        for (int ago = 2; ago <= 180; ago++) {
            if (INTEREST.people(topic, TODAY.minusDays(ago))
                    > INTEREST.people(topic, TODAY.minusDays(peak))) {
                peak = ago;
            }
        }
        return peak;
    }

    private String body(String path) {
        return clients.body(URI.create(google.address() + path));
    }
}
