package uptick.local.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/// That an answer off the document is seen: what the tests of the whole house rest on.
class ConformanceTest {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String TOPIC =
            "{\"id\": \"019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d01\", \"title\": \"a\", \"aliases\": []}";
    private static final String NOT_FOUND =
            "{\"type\": \"/problems/not-found\", \"title\": \"a\", \"status\": 404, \"detail\": \"a\"}";

    private final ApiDocument document = ApiDocument.read();
    private final Conformance conformance = new Conformance(document);

    @Test
    void hasNothingAgainstAnAnswerAsDocumented() {
        assertThat(objections("GET /v1/me/topics", 200, JSON, items(TOPIC))).isEmpty();
        assertThat(objections("PUT /v1/me/topics/{id}", 204, "", "")).isEmpty();
        assertThat(objections("PUT /v1/me/topics/{id}", 404, PROBLEM, NOT_FOUND)).isEmpty();
    }

    @Test
    void seesAMemberTooManyOneTooFewAndOneOfAnotherKind() {
        assertThat(
                        objections(
                                "GET /v1/me/topics",
                                200,
                                JSON,
                                items(TOPIC.replace("}", ", \"x\": 1}"))))
                .isNotEmpty();
        assertThat(
                        objections(
                                "GET /v1/me/topics",
                                200,
                                JSON,
                                items(TOPIC.replace("\"aliases\"", "\"alias\""))))
                .isNotEmpty();
        assertThat(
                        objections(
                                "GET /v1/me/topics",
                                200,
                                JSON,
                                items(TOPIC.replace("\"a\"", "null"))))
                .isNotEmpty();
    }

    @Test
    void seesAnotherStatusMediaTypeOrBody() {
        assertThat(objections("GET /v1/me/topics", 201, JSON, items(TOPIC))).isNotEmpty();
        assertThat(objections("GET /v1/me/topics", 200, "text/html", items(TOPIC))).isNotEmpty();
        assertThat(objections("GET /v1/me/topics", 200, JSON, items(TOPIC) + "x")).isNotEmpty();
        assertThat(objections("PUT /v1/me/topics/{id}", 204, "", "x")).isNotEmpty();
    }

    @Test
    void seesAProblemOfAnotherStatusOrOfNoKnownType() {
        assertThat(objections("PUT /v1/me/topics/{id}", 400, PROBLEM, NOT_FOUND)).isNotEmpty();
        assertThat(
                        objections(
                                "PUT /v1/me/topics/{id}",
                                404,
                                PROBLEM,
                                NOT_FOUND.replace("not-found", "gone")))
                .isNotEmpty();
    }

    @Test
    void seesAHeaderThatIsMissing() {
        var problem = NOT_FOUND.replace("not-found", "unauthenticated").replace("404", "401");

        assertThat(objections("GET /v1/me", 401, PROBLEM, problem))
                .containsExactly("WWW-Authenticate is ''");
    }

    private static String items(String item) {
        return "{\"items\": [" + item + "]}";
    }

    private List<String> objections(String operation, int status, String type, String body) {
        var headers = Map.of("Content-Type", type);
        return conformance.objections(
                document.operations().stream()
                        .filter(each -> each.name().equals(operation))
                        .findFirst()
                        .orElseThrow(),
                status,
                name -> headers.getOrDefault(name, ""),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
