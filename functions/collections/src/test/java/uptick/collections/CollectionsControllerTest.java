package uptick.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TrustsTestTokens;

@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
class CollectionsControllerTest {

    private final Rows rows;
    private final Api nobody;
    private Api ann;

    CollectionsControllerTest(EmbeddedServer server, TestDatabase database) {
        this.rows = new Rows(database);
        this.nobody = Api.at(server.getURI());
        this.ann = nobody;
    }

    @BeforeEach
    void thereIsAUserAndNoRun() {
        rows.execute("DELETE FROM data_collections");
        rows.execute(
                "INSERT INTO users (username, password_hash) VALUES ('ann', 'x') ON CONFLICT DO NOTHING");
        ann = nobody.as(UUID.fromString(rows.one("SELECT id FROM users WHERE username = 'ann'")));
    }

    @Test
    void listsRunsNewestFirst() {
        var oldest = run("2026-11-19T06:00:00Z", "completed", "NULL");
        var newest = run("2026-11-21T06:00:00Z", "completed", "NULL");
        var middle = run("2026-11-20T06:00:00Z", "failed", "NULL");

        var response = ann.get("/v1/collections");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(ids(response.body())).containsExactly(newest, middle, oldest);
    }

    @Test
    void listsAsManyAsAreAskedForAndTwentyUnlessAsked() {
        for (var hour = 0; hour < 24; hour++) {
            run("2026-11-21T%02d:00:00Z".formatted(hour), "completed", "NULL");
        }

        assertThat(ids(ann.get("/v1/collections").body())).hasSize(20);
        assertThat(ids(ann.get("/v1/collections?limit=1").body())).hasSize(1);
        assertThat(ids(ann.get("/v1/collections?limit=100").body())).hasSize(24);
    }

    @Test
    void isAnEmptyListBeforeTheFirstRun() {
        assertThat(ann.get("/v1/collections").body()).isEqualTo("{\"items\":[],\"next\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "99999999999", "ten"})
    void namesALimitThatIsWrong(String limit) {
        var response = ann.get("/v1/collections?limit=" + limit);

        Problems.assertProblem(response, 400, "invalid-request");
        assertThat(response.body()).contains("\"field\":\"limit\"");
    }

    @Test
    void showsAPartialRunWithWhatIsMissingAndWhy() {
        var id =
                run(
                        "2026-11-21T06:00:00Z",
                        "completed",
                        "'[{\"source\": \"youtube\", \"slice\": \"chart:GB:page-2\", \"state\": \"quota\", \"reason\": \"Spent.\"}]'");

        var response = ann.get("/v1/collections/" + id);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo(
                        "{\"id\":\""
                                + id
                                + "\",\"kind\":\"trends\",\"provenance\":\"live\",\"scheduled_for\":\"2026-11-21T06:00:00Z\","
                                + "\"started_at\":\"2026-11-21T06:00:00Z\",\"completed_at\":\"2026-11-21T06:00:00Z\",\"status\":\"completed\",\"is_partial\":true,"
                                + "\"errors\":[{\"source\":\"youtube\",\"slice\":\"chart:GB:page-2\",\"state\":\"quota\",\"reason\":\"Spent.\"}],"
                                + "\"youtube_api_quota_used\":4,\"sources\":[]}");
    }

    @Test
    void showsARunInProgressWithoutAnEnd() {
        var id =
                rows.one(
                        "INSERT INTO data_collections (started_at) VALUES ('2026-11-21T06:00:00Z') RETURNING id");

        assertThat(ann.get("/v1/collections/" + id).body())
                .contains("\"status\":\"in_progress\"")
                .contains("\"scheduled_for\":null")
                .contains("\"completed_at\":null")
                .contains("\"is_partial\":false")
                .contains("\"errors\":[]");
    }

    @Test
    void knowsNoRunOfAnotherId() {
        Problems.assertProblem(ann.get("/v1/collections/" + UUID.randomUUID()), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "not-a-uuid", "00000000-0000-0000-0000-00000000000g"})
    void namesAnIdThatIsNone(String id) {
        var response = ann.get("/v1/collections/" + id);

        Problems.assertProblem(response, 400, "invalid-request");
        assertThat(response.body()).contains("\"field\":\"id\"");
    }

    @Test
    void wantsATokenOfALivingAccount() {
        var id = run("2026-11-21T06:00:00Z", "completed", "NULL");

        for (var path : List.of("/v1/collections", "/v1/collections/" + id)) {
            Problems.assertProblem(nobody.get(path), 401, "unauthenticated");
            Problems.assertProblem(nobody.as(UUID.randomUUID()).get(path), 401, "unauthenticated");
        }
    }

    private String run(String at, String status, String errors) {
        return rows.one(
                """
                INSERT INTO data_collections (scheduled_for, started_at, completed_at, status, errors, youtube_api_quota_used)
                VALUES ('%1$s', '%1$s', '%1$s', '%2$s', %3$s, 4)
                RETURNING id
                """
                        .formatted(at, status, errors));
    }

    private static List<String> ids(String body) {
        return Pattern.compile("\"id\":\"([^\"]+)\"")
                .matcher(body)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
