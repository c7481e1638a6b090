package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import uptick.collections.ScriptedYoutube.Answer;
import uptick.collections.run.StartRun.Started;
import uptick.edge.problem.ProblemException;
import uptick.edge.problem.ProblemType;

/// Runs whose database goes away while the source is asked.
class LostDatabaseTest {

    private static final Chart CHART = Chart.of(200).with(3, "iPhone X hands on");
    private static final Duration PAST_THE_LEASE = Duration.ofMinutes(10).plusSeconds(1);

    @Test
    void healsWithTheNextDeliveryWhereTheDatabaseWasAwayAtTheEnd() {
        try (var collecting = Collecting.start()) {
            collecting
                    .youtube()
                    .answer(
                            number -> {
                                if (number == 4) {
                                    collecting.loseDatabase();
                                }
                                return Answer.page(CHART);
                            });
            collecting.track("iPhone X");

            assertThatThrownBy(collecting::collect)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem ->
                                    assertThat(problem.type())
                                            .isEqualTo(ProblemType.DATABASE_UNAVAILABLE));
            collecting.recoverDatabase();
            assertThat(collecting.runs()).containsExactly("in_progress 0");
            assertThat(collecting.states()).isEmpty();
            assertThat(collecting.quota()).containsExactly("2026-11-20 3 1");
            assertThat(collecting.collect().started()).isInstanceOf(Started.Before.class);
            collecting.clock().advance(PAST_THE_LEASE);
            collecting.youtube().serve(CHART);

            var healed = collecting.collect();

            assertThat(healed.status()).isEqualTo("completed");
            assertThat(collecting.runs()).containsExactly("completed 4");
            assertThat(collecting.states()).containsExactly("iPhone X ok");
            // The unit whose settling was lost stays reserved: too much is counted, never too
            // little.
            assertThat(collecting.quota()).containsExactly("2026-11-20 7 1");
            assertThat(collecting.rows().one("SELECT audit_verify()")).isEqualTo("null");
        }
    }

    @Test
    void endsTheRunThatNobodyCameBackForWithTheNextMornings() {
        try (var collecting = Collecting.start()) {
            collecting
                    .youtube()
                    .answer(
                            _ -> {
                                collecting.loseDatabase();
                                return Answer.status(500, "");
                            });
            assertThatThrownBy(collecting::collect).isInstanceOf(ProblemException.class);
            collecting.recoverDatabase();
            collecting.youtube().serve(CHART);
            var nextMorning = Collecting.MORNING.plus(Duration.ofDays(1));

            collecting.clock().stand(nextMorning);
            collecting.collect(nextMorning);

            assertThat(collecting.runs()).containsExactly("failed 0", "completed 4");
            assertThat(
                            collecting
                                    .rows()
                                    .one(
                                            "SELECT errors -> 0 ->> 'reason' FROM data_collections WHERE status = 'failed'"))
                    .isEqualTo("The run's time was up before this was done.");
            assertThat(collecting.rows().all("SELECT action FROM audit_log ORDER BY sequence"))
                    .containsExactly(
                            "collection.started",
                            "collection.failed",
                            "collection.started",
                            "collection.completed");
            assertThat(collecting.collect().started()).isInstanceOf(Started.Before.class);
        }
    }
}
