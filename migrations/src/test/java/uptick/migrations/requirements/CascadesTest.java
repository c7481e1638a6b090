package uptick.migrations.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// What a delete takes with it: two of everything are there, every foreign key filled, and one parent goes.
@WithDatabase
class CascadesTest {

    private static final String FIRST = "id = '00000000-0000-7000-8000-000000000001'";

    private final Schema schema;

    CascadesTest(TestDatabase database) throws SQLException {
        schema = new Schema(database);
    }

    @BeforeAll
    static void makeTwoRowsOfEachTable(TestDatabase database) throws SQLException {
        SampleRows.insertAll(database, 1, 2);
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        schema.close();
    }

    @Test
    void takeAUsersOwnRowsAndNobodyElses() throws SQLException {
        assertThat(lossesOf("DELETE FROM users WHERE " + FIRST))
                .containsOnlyKeys(
                        "users",
                        "alerts",
                        "api_keys",
                        "password_resets",
                        "portfolio_positions",
                        "refresh_tokens",
                        "report_deliveries",
                        "tier_usage",
                        "topic_watches",
                        "trades",
                        "trend_feedback",
                        "user_recommendations",
                        "user_settings",
                        "watchlist_entries")
                .allSatisfy((table, lost) -> assertThat(lost).as(table).isEqualTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "invites, created_by",
        "invites, used_by",
        "model_versions, registered_by",
        "quarantined_bars, reviewed_by",
        "topic_instruments, created_by",
        "topics, created_by"
    })
    void leaveWhatOutlivesAUserWithoutTheUser(String table, String column) throws SQLException {
        schema.execute("DELETE FROM users WHERE " + FIRST);

        assertThat(
                        schema.texts(
                                "SELECT count(*) || ' ' || count(%s) FROM %s"
                                        .formatted(column, table)))
                .containsExactly("2 1");
    }

    @Test
    void takeAnInstrumentsRowsAndNoOthers() throws SQLException {
        assertThat(lossesOf("DELETE FROM instruments WHERE " + FIRST))
                .containsOnlyKeys(
                        "instruments",
                        "alerts",
                        "analysis_results",
                        "corporate_actions",
                        "features",
                        "latest_bars",
                        "news_mentions",
                        "portfolio_positions",
                        "predictions",
                        "price_bar_revisions",
                        "price_bars",
                        "quarantined_bars",
                        "quotes",
                        "recommendation_outcomes",
                        "recommendations",
                        "research_queue",
                        "sentiment_scores",
                        "signals",
                        "topic_instruments",
                        "trades",
                        "user_recommendations",
                        "watchlist_entries")
                .allSatisfy((table, lost) -> assertThat(lost).as(table).isEqualTo(1));
    }

    @Test
    void takeACollectionsRowsAndNoOthers() throws SQLException {
        assertThat(lossesOf("DELETE FROM data_collections WHERE " + FIRST))
                .containsOnlyKeys(
                        "data_collections",
                        "collection_sources",
                        "observations",
                        "staged_rows",
                        "topic_findings",
                        "trend_feedback",
                        "trend_outcomes",
                        "trend_scorings",
                        "trends")
                .allSatisfy((table, lost) -> assertThat(lost).as(table).isEqualTo(1));
    }

    @ParameterizedTest
    @CsvSource({"quarantined_bars", "quota_reservations"})
    void leaveWhatOutlivesACollectionWithoutTheCollection(String table) throws SQLException {
        schema.execute("DELETE FROM data_collections WHERE " + FIRST);

        assertThat(schema.text("SELECT count(*) || ' ' || count(collection_id) FROM " + table))
                .isEqualTo("2 1");
    }

    @Test
    void takeATopicsRowsAndNoOthers() throws SQLException {
        assertThat(lossesOf("DELETE FROM topics WHERE " + FIRST))
                .containsOnlyKeys(
                        "topics",
                        "news_mentions",
                        "observations",
                        "sentiment_scores",
                        "topic_instruments",
                        "topic_watches",
                        "trend_feedback",
                        "trend_outcomes",
                        "trends")
                .allSatisfy((table, lost) -> assertThat(lost).as(table).isEqualTo(1));
    }

    @Test
    void areRefusedForAModelVersionWhileAnythingRestsOnIt() throws SQLException {
        var deletion = "DELETE FROM model_versions WHERE " + FIRST;

        for (var table : new String[] {"model_trials", "recommendations", "predictions"}) {
            assertThat(schema.answerTo(deletion)).startsWith("fk_").endsWith("_model_version_id");
            schema.execute("DELETE FROM " + table);
        }
        assertThat(lossesOf(deletion)).isEqualTo(Map.of("model_versions", 1));
    }

    @Test
    void leaveARecommendationWithoutAPredictionThatWentAway() throws SQLException {
        assertThat(lossesOf("DELETE FROM predictions WHERE " + FIRST))
                .isEqualTo(Map.of("predictions", 1));
        assertThat(
                        schema.text(
                                "SELECT count(*) || ' ' || count(prediction_id) FROM recommendations"))
                .isEqualTo("2 1");
    }

    @Test
    void leaveATradeWithoutAPositionThatWentAway() throws SQLException {
        assertThat(lossesOf("DELETE FROM portfolio_positions WHERE " + FIRST))
                .isEqualTo(Map.of("portfolio_positions", 1));
        assertThat(schema.text("SELECT count(*) || ' ' || count(position_id) FROM trades"))
                .isEqualTo("2 1");
    }

    /* How many rows each table lost, those that lost none left out. */
    private Map<String, Integer> lossesOf(String deletion) throws SQLException {
        var losses = new TreeMap<String, Integer>();
        for (var table : schema.rows().tables()) {
            losses.put(table, count(table));
        }
        schema.execute(deletion);
        for (var table : schema.rows().tables()) {
            losses.merge(table, -count(table), Integer::sum);
        }
        losses.values().removeIf(lost -> lost == 0);
        return losses;
    }

    private int count(String table) throws SQLException {
        return Integer.parseInt(String.valueOf(schema.text("SELECT count(*) FROM " + table)));
    }
}
