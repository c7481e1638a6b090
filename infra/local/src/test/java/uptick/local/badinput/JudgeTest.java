package uptick.local.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.local.document.ApiDocument;
import uptick.local.document.Conformance;

class JudgeTest {

    private final ApiDocument document = ApiDocument.read();
    private final Judge judge = new Judge(new Conformance(document));

    @Test
    void hasNothingAgainstARefusalAsDocumented() {
        assertThat(judge.objections(bad(true), refused("limit: must be less"))).isEmpty();
    }

    @Test
    void wantsWhatIsCertainlyWrongRefused() {
        var works =
                new Reply(
                        200,
                        Map.of("content-type", "application/json"),
                        "{\"items\": [], \"next\": null}");

        assertThat(judge.objections(bad(true), works))
                .containsExactly("must be refused, and got 200");
        assertThat(judge.objections(bad(false), works)).isEmpty();
    }

    @Test
    void neverTakesAFaultOfOurs() {
        assertThat(judge.objections(bad(false), new Reply(500, Map.of(), "")))
                .anyMatch(objection -> objection.startsWith("a fault of ours"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.NullPointerException: x",
                "at uptick.edge.problem.Problems.invalid(Problems.java:20)",
                "ERROR: relation \\\"users\\\" does not exist",
                "SELECT id FROM users",
                "duplicate key value violates unique constraint",
                "io.micronaut.core.convert.ConversionService",
                "no such file: /tmp/uptick/signing-key.json",
                "$argon2id$v=19$m=19456"
            })
    void hearsAWordAboutOurInsides(String detail) {
        assertThat(judge.objections(bad(true), refused(detail)))
                .singleElement()
                .asString()
                .startsWith("an echo of internals");
    }

    private static Reply refused(String detail) {
        return new Reply(
                400,
                Map.of("content-type", "application/problem+json"),
                """
                {"type": "/problems/invalid-request", "title": "a", "status": 400, "detail": "%s"}
                """
                        .formatted(detail));
    }

    private BadCase bad(boolean mustBeRefused) {
        var operation =
                document.operations().stream()
                        .filter(each -> each.name().equals("GET /v1/collections"))
                        .findFirst()
                        .orElseThrow();
        return new BadCase(
                0,
                operation,
                "a test",
                new Request("GET", "/v1/collections", List.of(), null),
                mustBeRefused,
                false);
    }
}
