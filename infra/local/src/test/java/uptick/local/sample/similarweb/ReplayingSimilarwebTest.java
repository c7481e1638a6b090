package uptick.local.sample.similarweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static uptick.model.collections.ObservationState.BLOCKED;
import static uptick.model.collections.ObservationState.EMPTY;
import static uptick.model.collections.ObservationState.UNSUPPORTED;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import uptick.collections.source.Question;
import uptick.collections.source.similarweb.Domain;
import uptick.collections.source.similarweb.SimilarwebApi;
import uptick.collections.source.similarweb.SimilarwebTraffic;
import uptick.collections.source.similarweb.Traffic;
import uptick.local.sample.SampleWorld;
import uptick.local.sample.interest.Interest;
import uptick.local.sample.provider.Fault;
import uptick.local.sample.provider.RealClients;
import uptick.local.sample.provider.ReplayingProvider;
import uptick.local.sample.provider.SetClock;
import uptick.local.sample.seed.Seed;

class ReplayingSimilarwebTest {

    private static final ApplicationContext BEANS = RealClients.beans(Map.of());
    private static final Instant NOW = Instant.parse("2026-03-10T06:00:00Z");
    private static final YearMonth NEWEST = YearMonth.parse("2026-02");
    private static final SampleWorld WORLD = SampleWorld.endingAt(NOW);
    private static final Interest INTEREST = WORLD.interest();

    private final SetClock clock = new SetClock(NOW);
    private final ReplayingProvider similarweb =
            SimilarwebEndpoint.start(INTEREST, Seed.SAMPLE_WORLD, clock);
    private final RealClients clients = RealClients.of(BEANS, similarweb);

    @AfterAll
    static void stopBeans() {
        BEANS.close();
    }

    @AfterEach
    void stop() {
        similarweb.close();
    }

    @Test
    void givesTheMonthsThatAreEstimated() {
        var traffic = clients.items(visits("nfl.com", NEWEST.minusMonths(5), NEWEST.plusMonths(1)));

        assertThat(traffic.months()).extracting(Traffic.Month::month).hasSize(6).endsWith(NEWEST);
        assertThat(traffic.lastUpdated()).isEqualTo(LocalDate.parse("2026-02-28"));
        assertThat(similarweb.ledger().entries())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.units()).isEqualTo(6);
                            assertThat(entry.ids()).hasSize(6).contains("nfl.com/2026-02");
                        });
    }

    @Test
    void hasVisitsForThoseWhoTurnToTheTopic() {
        var topic = INTEREST.meantBy("NFL").orElseThrow();
        var month = clients.items(visits("nfl.com", NEWEST, NEWEST)).months().getFirst();

        assertThat((double) month.visits())
                .isCloseTo(
                        12
                                * NEWEST.atDay(1)
                                        .datesUntil(NEWEST.plusMonths(1).atDay(1))
                                        .mapToDouble(day -> INTEREST.people(topic, day))
                                        .sum(),
                        within(1d));
        // Not asked for: a metric costs as much as a month.
        assertThat(month.bounceRate()).isNull();
        assertThat(month.pagesPerVisit()).isNull();
    }

    @Test
    void estimatesAMonthOnTheTenthOfTheNext() {
        clock.moveTo(Instant.parse("2026-03-09T23:59:59Z"));

        assertThat(clients.absence(visits("nfl.com", NEWEST, NEWEST))).isEqualTo(EMPTY);
    }

    @Test
    void saysThatNothingIsThereWithTheStatusOfALoginThatFailed() {
        assertThat(clients.absence(visits("nosuch.example", NEWEST, NEWEST))).isEqualTo(EMPTY);
        assertThat(similarweb.ledger().entries())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.status()).isEqualTo(401);
                            assertThat(entry.units()).isZero();
                        });
    }

    @Test
    void refusesAKeyThatItDoesNotKnow() {
        var question =
                clients.client(SimilarwebTraffic.class)
                        .monthly(api("another"), Domain.of("nfl.com"), NEWEST, NEWEST, "ww");

        assertThat(clients.absence(question)).isEqualTo(BLOCKED);
        assertThat(similarweb.ledger().entries().getFirst().status()).isEqualTo(403);
    }

    @Test
    void estimatesNoOtherCountries() {
        var question =
                clients.client(SimilarwebTraffic.class)
                        .monthly(
                                api(SimilarwebEndpoint.KEY),
                                Domain.of("nfl.com"),
                                NEWEST,
                                NEWEST,
                                "fr");

        assertThat(clients.absence(question)).isEqualTo(UNSUPPORTED);
    }

    @Test
    void refusesMoreThanTenRequestsASecond() {
        for (int request = 1; request <= 10; request++) {
            clients.items(visits("nfl.com", NEWEST, NEWEST));
        }

        assertThat(clients.absence(visits("nfl.com", NEWEST, NEWEST))).isEqualTo(BLOCKED);
        assertThat(similarweb.ledger().entries().getLast().status()).isEqualTo(429);
        clock.moveTo(NOW.plusSeconds(1));
        assertThat(clients.items(visits("nfl.com", NEWEST, NEWEST)).months()).hasSize(1);
    }

    @Test
    void failsAsPlanned() {
        similarweb.faults().next(1, new Fault.EmptyList());

        assertThat(clients.absence(visits("nfl.com", NEWEST, NEWEST))).isEqualTo(EMPTY);
    }

    private Question<Traffic> visits(String domain, YearMonth from, YearMonth through) {
        return clients.client(SimilarwebTraffic.class)
                .monthly(api(SimilarwebEndpoint.KEY), Domain.of(domain), from, through, "ww");
    }

    private SimilarwebApi api(String key) {
        return new SimilarwebApi(URI.create(similarweb.address() + SimilarwebEndpoint.BASE), key);
    }
}
