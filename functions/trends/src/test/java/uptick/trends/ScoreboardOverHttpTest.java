package uptick.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;

import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TestTokens;
import uptick.testing.token.TrustsTestTokens;

@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
class ScoreboardOverHttpTest {

    private static final String BOARD = "/v1/trends/scoreboard";

    private final Sql sql;
    private final TrendsClient client;

    ScoreboardOverHttpTest(EmbeddedServer server, JsonMapper json, TestDatabase database)
            throws SQLException {
        sql = new Sql(database);
        var user =
                sql.id(
                        "INSERT INTO users (username, password_hash) VALUES ('ann-' || uuidv4(), 'x') RETURNING id");
        client = TrendsClient.of(server.getURI(), json, TestTokens.of(user, 0, "user"));
    }

    @BeforeEach
    void nothingIsDecided() throws SQLException {
        sql.forgetCollections();
    }

    @Test
    void saysNothingBeforeAnythingIsDecided() {
        var board = client.get(BOARD);

        assertThat(board.statusCode()).as(board.body()).isEqualTo(200);
        assertThat(board.body())
                .contains("\"horizon_days\":7", "\"decided\":0", "\"resolution_rate\":null")
                .contains(
                        "\"base_rate\":{\"n\":0,\"hits\":0,\"rate\":null,\"low\":null,\"high\":null}");
    }

    @Test
    void countsWhatWasDecidedOfTheHorizonByLevel() throws SQLException {
        decided("high", 90, true, 1, 7);
        decided("high", 85, true, 2, 7);
        decided("high", 80, false, 3, 7);
        decided("low", 40, false, 1, 7);
        decided("low", 30, null, 1, 7);
        decided("low", 30, true, 1, 28);
        decided("high", 99, true, 200, 7);

        var board = client.get(BOARD).body();

        assertThat(board)
                .contains("\"decided\":4", "\"undecidable\":1", "\"resolution_rate\":0.8")
                .contains("\"base_rate\":{\"n\":4,\"hits\":2,\"rate\":0.5")
                .contains("{\"confidence_level\":\"high\",\"rate\":{\"n\":3,\"hits\":2,")
                .contains("{\"confidence_level\":\"low\",\"rate\":{\"n\":1,\"hits\":0,\"rate\":0.0")
                .contains("\"precision_at_five\":{\"n\":4,", "\"precision_at_ten\":{\"n\":4,")
                .contains("\"auc\":1.0");
        assertThat(client.get(BOARD + "?horizon=28").body()).contains("\"decided\":1");
        assertThat(client.get(BOARD + "?days=365").body()).contains("\"decided\":5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"horizon=2", "horizon=x", "days=0", "days=366", "horizon=7.5"})
    void refusesWhatIsNoHorizonAndNoTime(String query) {
        assertThat(client.get(BOARD + "?" + query).statusCode()).isEqualTo(400);
    }

    private void decided(
            String level, double momentum, @Nullable Boolean isHit, int daysAgo, int horizon)
            throws SQLException {
        var at = Instant.now().minusSeconds(daysAgo * 86_400L);
        var run =
                sql.id(
                        "INSERT INTO data_collections (kind, status, started_at, completed_at) VALUES ('trends', 'completed', ?, ?) RETURNING id",
                        at,
                        at);
        var topic =
                sql.id(
                        "INSERT INTO topics (topic_key, title) VALUES ('t ' || uuidv4(), 'T') RETURNING id");
        var trend =
                sql.id(
                        "INSERT INTO trends (collection_id, title, topic_id, observed_at, momentum_score, confidence_level) VALUES (?, 'T', ?, ?, ?, ?) RETURNING id",
                        run,
                        topic,
                        at,
                        momentum,
                        level);
        sql.execute(
                """
                INSERT INTO trend_outcomes (trend_id, horizon_days, signal, baseline, due_at, signal_at_horizon, is_hit, reason, resolved_at)
                VALUES (?, ?, 1, 1, ?, ?, ?, ?, ?)
                """,
                trend,
                horizon,
                at,
                isHit == null ? null : (Double) 1.0,
                isHit,
                isHit == null ? "Nobody knows." : null,
                at);
    }
}
