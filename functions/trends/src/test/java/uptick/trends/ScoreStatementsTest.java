package uptick.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static uptick.trends.CollectedRows.good;
import static uptick.trends.CollectedRows.video;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.model.collections.Observation;
import uptick.model.collections.ObservationsWriter;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.trends.outcome.Flag;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
@Property(name = "uptick.standing-clock", value = "true")
@Property(name = "uptick.counted-statements", value = "true")
class ScoreStatementsTest {

    private static final Instant TODAY = StandingClock.FIRST;
    private static final Instant YESTERDAY = TODAY.minus(Duration.ofDays(1));
    private static final int FEW = 2;
    private static final int MANY = 500;

    private final ScoreCollections scoreCollections;
    private final CountedStatements statements;
    private final CollectedRows collected;

    ScoreStatementsTest(
            ScoreCollections scoreCollections,
            CountedStatements statements,
            ObservationsWriter observations,
            TestDatabase database) {
        this.scoreCollections = scoreCollections;
        this.statements = statements;
        this.collected = CollectedRows.in(database, observations);
    }

    @BeforeEach
    void theDatabaseHasBeenLookedAtOnce() throws SQLException {
        collected.sql().forgetCollections();
        scoreCollections.score();
    }

    @Test
    void areAsManyForFiveHundredTopicsAsForTwo() throws SQLException {
        var few = statementsOfScoring(FEW);
        var many = statementsOfScoring(MANY);

        assertThat(many)
                .extracting(CountedStatements.Sent::sql)
                .isEqualTo(few.stream().map(CountedStatements.Sent::sql).toList());
        assertThat(many).hasSizeBetween(7, 12);
        assertThat(many)
                .filteredOn(sent -> sent.rows() > 1)
                .satisfiesExactly(
                        batch -> {
                            assertThat(batch.sql()).contains("INSERT INTO trends");
                            assertThat(batch.rows()).isEqualTo(MANY);
                        },
                        batch -> {
                            assertThat(batch.sql()).contains("INSERT INTO trend_outcomes");
                            assertThat(batch.rows()).isEqualTo(MANY * Flag.HORIZONS.size());
                        });
    }

    private List<CountedStatements.Sent> statementsOfScoring(int topics) throws SQLException {
        collected.sql().forgetCollections();
        var yesterday = collected.completed(YESTERDAY);
        var today = collected.completed(TODAY);
        List<Observation> observations = new ArrayList<>();
        for (var topic : collected.topics(topics)) {
            observations.add(
                    good(yesterday, topic, YESTERDAY, YESTERDAY, video("v", 10, 1L, YESTERDAY)));
            observations.add(good(today, topic, TODAY, TODAY, video("v", 50, 2L, YESTERDAY)));
        }
        collected.observations().append(observations);
        collected
                .sql()
                .execute("UPDATE data_collections SET kind = 'bars' WHERE id = ?", yesterday);
        statements.take();

        assertThat(scoreCollections.score()).isEqualTo(1);

        var sent = statements.take();
        assertThat(collected.sql().count("SELECT count(*) FROM trends")).isEqualTo(topics);
        assertThat(
                        collected
                                .sql()
                                .count(
                                        "SELECT count(*) FROM trends WHERE (score_components #>> '{youtube,videos,0,previous_views}') = '10'"))
                .isEqualTo(topics);
        return sent;
    }
}
