package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// One data folder that is started again and again, after better and worse ends of the run before.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartTest {

    private final Path home = TestHouse.newFolder();
    private String password = "";
    private final RunnerSettings settings = TestHouse.on(home, 6);
    private TestHouse house = TestHouse.open(settings);

    @BeforeAll
    void liveAllMornings() {
        house.collect();
        house.serve();
        password = house.password();
    }

    @AfterAll
    void stop() {
        house.close();
        TestHouse.delete(home);
    }

    @Test
    @Order(1)
    void changesNothingAndAsksNobodyWhenAllIsThere() {
        var before = contents();

        again();

        assertThat(contents()).isEqualTo(before).hasSizeGreaterThan(8);
        assertThat(house.requests()).isZero();
        assertThat(house.printed())
                .contains(
                        "The database is up to date.",
                        "The sample world was collected before.",
                        "The account admin is there; its password is as it was.")
                .noneMatch(line -> line.contains("shown this once"));
    }

    @Test
    @Order(2)
    void keepsPasswordsAndSessions() {
        var token = house.logIn("admin", password).at("access_token").text();

        again();

        assertThat(house.get("/v1/me", token).status()).isEqualTo(200);
    }

    @Test
    @Order(3)
    void losesNothingWhenItsDatabaseIsKilled() throws Exception {
        var before = contents();

        PostgresProcess.of(home).kill();
        again();

        assertThat(contents()).isEqualTo(before);
        assertThat(house.value("SHOW fsync")).isEqualTo("on");
        assertThat(house.value("SHOW synchronous_commit")).isEqualTo("on");
    }

    @Test
    @Order(4)
    void scoresWhatWasCollectedButNotScoredAsOfItsOwnMorning() {
        var scores =
                "SELECT title, momentum_score, youtube_traction_score, confidence_level, score_components, scored_at "
                        + "FROM trends JOIN trend_scorings USING (collection_id) ORDER BY scored_at, title";
        var before = house.rows(scores);

        house.execute(
                "WITH run AS (SELECT id FROM data_collections WHERE status = 'completed' ORDER BY scheduled_for OFFSET 2 LIMIT 1), "
                        + "gone AS (DELETE FROM trends WHERE collection_id IN (SELECT id FROM run)) "
                        + "DELETE FROM trend_scorings WHERE collection_id IN (SELECT id FROM run)");
        assertThat(house.rows(scores)).hasSizeLessThan(before.size());
        again();

        assertThat(house.rows(scores)).isEqualTo(before);
        assertThat(house.requests()).isZero();
    }

    @Test
    @Order(5)
    void takesOverAMorningThatWasCutOffInTheMiddle() {
        house.execute(
                "WITH run AS (SELECT id FROM data_collections ORDER BY scheduled_for DESC LIMIT 1), "
                        + "trend AS (DELETE FROM trends WHERE collection_id IN (SELECT id FROM run)), "
                        + "scoring AS (DELETE FROM trend_scorings WHERE collection_id IN (SELECT id FROM run)), "
                        + "seen AS (DELETE FROM observations WHERE collection_id IN (SELECT id FROM run)), "
                        + "slice AS (UPDATE collection_sources SET status = 'in_progress', state = NULL, reason = NULL, units = 0, "
                        + "finished_at = NULL, lease_expires_at = started_at + interval '10 minutes' "
                        + "WHERE source = 'youtube' AND collection_id IN (SELECT id FROM run)) "
                        + "UPDATE data_collections SET status = 'in_progress', completed_at = NULL, "
                        + "lease_expires_at = started_at + interval '30 minutes' WHERE id IN (SELECT id FROM run)");

        again();

        assertThat(
                        house.rows(
                                "SELECT run.status, slice.fencing_token, completed_at - run.started_at > interval '10 minutes' "
                                        + "FROM data_collections AS run JOIN collection_sources AS slice ON collection_id = run.id AND source = 'youtube' "
                                        + "ORDER BY scheduled_for DESC LIMIT 1"))
                .containsExactly(List.of("completed", "2", "t"));
        assertThat(house.youtube().ledger().entries()).hasSize(4);
        assertThat(house.printed()).contains("1 mornings collected and scored.");
        var top = house.get("/v1/trends", house.logIn("admin", password).at("access_token").text());
        assertThat(top.at("items").items()).hasSize(10);
        assertThat(top.at("items").items().getFirst().at("rank").number()).isEqualTo(1);
    }

    private void again() {
        house.close();
        house = TestHouse.start(settings);
    }

    /* Every row of every table, by table. */
    private Map<String, List<List<@Nullable String>>> contents() {
        var contents = new TreeMap<String, List<List<@Nullable String>>>();
        house
                .rows(
                        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
                .stream()
                .map(row -> String.valueOf(row.getFirst()))
                .forEach(
                        table ->
                                contents.put(
                                        table,
                                        house.rows(
                                                "SELECT row::text FROM "
                                                        + table
                                                        + " AS row ORDER BY 1")));
        return contents;
    }
}
