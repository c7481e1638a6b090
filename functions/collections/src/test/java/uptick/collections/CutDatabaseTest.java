package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micronaut.context.ApplicationContext;
import io.micronaut.data.exceptions.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import uptick.collections.run.StartRun;
import uptick.collections.run.WorkSlices;
import uptick.edge.problem.ProblemException;
import uptick.testing.database.CuttingProxy;
import uptick.testing.database.CuttingProxy.Fault;

/// The connection between a worker and its database is cut, halved, reset or slowed at the n-th request of a morning. One and
/// the same worker, with its pool, has to go on with the next delivery, and the morning's run has to end whole.
///
/// Here a few requests with each fault in turn; `-Duptick.full=true` each fault at many.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CutDatabaseTest {

    private static final boolean FULL = Boolean.getBoolean("uptick.full");
    private static final int PLACES = FULL ? 64 : 12;
    private static final int MOST_DELIVERIES = 3;

    private final Mornings mornings = new Mornings(70, Duration.ZERO);
    private final Collecting collecting = mornings.collecting();
    private final CuttingProxy proxy;
    private final ApplicationContext worker;
    private int requests;

    CutDatabaseTest() throws IOException {
        var database = collecting.database();
        var port = URI.create(database.url().substring("jdbc:".length())).getPort();
        proxy = CuttingProxy.before(port);
        worker = collecting.another(Map.of("datasources.default.url", proxy.url(database.name())));
    }

    @BeforeAll
    void countsTheRequestsOfAnUndisturbedMorning() {
        // The first has more: statements that are not prepared yet.
        for (var n = 0; n < 3; n++) {
            mornings.aNewMorning();
            proxy.spoil(CuttingProxy.NEVER, Fault.SLOWED);
            work();
            requests = proxy.requests();
            mornings.assertTheRunIsWhole();
        }
    }

    @AfterAll
    void stop() throws IOException {
        worker.close();
        proxy.close();
        mornings.close();
    }

    static Stream<Arguments> faults() {
        var kinds = Fault.values();
        return IntStream.range(0, PLACES)
                .boxed()
                .flatMap(
                        place ->
                                FULL
                                        ? Stream.of(kinds).map(fault -> Arguments.of(place, fault))
                                        : Stream.of(
                                                Arguments.of(place, kinds[place % kinds.length])));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aRunEndsWholeWhosePlaceInItsRequestsIsSpoiled(int place, Fault fault) {
        mornings.aNewMorning();
        var request = 1 + (int) ((long) place * (requests - 1) / (PLACES - 1));
        proxy.spoil(request, fault);

        var deliveries = 1;
        while (!works()) {
            collecting.clock().advance(Mornings.PAST_THE_LEASE);
            deliveries++;
            assertThat(deliveries)
                    .as("deliveries after %s of request %d of %d", fault, request, requests)
                    .isLessThanOrEqualTo(MOST_DELIVERIES);
        }
        if (deliveries == 1) {
            // What a lost nudge or a slice that was left behind needs is no more than the next
            // sweep.
            collecting.clock().advance(Mornings.PAST_THE_LEASE);
            work();
        }

        assertThat(proxy.requests()).isGreaterThanOrEqualTo(request);
        mornings.assertCheckpointsAreWhatIsWritten();
        mornings.assertTheRunIsWhole();
        mornings.assertNothingLeaks();
    }

    private boolean works() {
        try {
            work();
            return true;
        } catch (ProblemException | DataAccessException _) {
            return false;
        }
    }

    private void work() {
        worker.getBean(StartRun.class).onSchedule(mornings.morning());
        var workSlices = worker.getBean(WorkSlices.class);
        var works = true;
        while (works) {
            works = workSlices.workOne(collecting.clock().instant().plus(WorkSlices.ASKING));
        }
    }
}
