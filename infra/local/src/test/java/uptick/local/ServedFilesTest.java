package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The page's files as a browser gets them.
@WithHouse
class ServedFilesTest {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final TestHouse house;

    ServedFilesTest(TestHouse house) {
        this.house = house;
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/index.html, text/html",
        "/js/app.js, text/javascript",
        "/css/base.css, text/css",
        "/favicon.svg, image/svg+xml",
        "/openapi.yml, application/yaml"
    })
    void servesEachFileWithItsTypeAndThePagesPolicy(String path, String type) {
        var answer = house.get(path, null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(type);
        assertThat(answer.header("Content-Security-Policy")).isEqualTo(POLICY);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/js/app.js", "/openapi.yml"})
    void sendsAnUnchangedFileOnlyOnce(String path) {
        var first = house.get(path, null);

        var again =
                Answer.of(
                        HttpRequest.newBuilder(house.house().address().resolve(path))
                                .header("If-Modified-Since", first.header("Last-Modified"))
                                .build());

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/js",
                "/js/",
                "/css/",
                "/nothing-here",
                "/v1/nothing-here",
                "/js/../../logback-local.xml",
                "/..%2flogback-local.xml",
                "/%2e%2e/logback-local.xml",
                "/js/..%5c..%5clogback-local.xml",
                "/logback-local.xml",
                "/sample/topics.json"
            })
    void hasNothingElse(String path) {
        var answer = house.get(path, null);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.at("type").text()).isEqualTo("/problems/not-found");
        assertThat(answer.body()).doesNotContain("app.js", "appender", "aliases");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"})
    void letsFilesOnlyBeRead(String method) {
        for (var path : List.of("/", "/js/app.js", "/openapi.yml")) {
            var answer = house.ask(method, path, null, null);

            assertThat(answer.status()).as(path).isEqualTo(405);
            assertThat(answer.at("type").text()).isEqualTo("/problems/method-not-allowed");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://elsewhere.example, 403",
        "http://localhost.elsewhere.example, 403",
        "null, 403",
        "x' OR, 403",
        "http://localhost:8080, 200",
        "http://127.0.0.1, 200"
    })
    void doesNothingForThePageOfAnotherSite(String origin, int status) {
        var answer =
                Answer.of(
                        HttpRequest.newBuilder(house.house().address().resolve("/health"))
                                .header("Origin", origin)
                                .build());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type"))
                .isEqualTo(status == 403 ? "application/problem+json" : "application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/collections", "/v1/trends", "/health"})
    void tellsAnotherMethodFromAnotherAddress(String path) {
        assertThat(house.ask("DELETE", path, null, null).status()).isEqualTo(405);
        assertThat(house.ask("DELETE", path + "s", null, null).status()).isEqualTo(404);
    }

    @Test
    void keepsNoAnswerOfTheApi() {
        var answer = house.get("/v1/trends", house.token("admin"));

        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void saysThatItIsWell() {
        assertThat(house.get("/health", null).at("status").text()).isEqualTo("up");
        assertThat(house.get("/health/db", null).at("tables_exist").node().getBooleanValue())
                .isTrue();
    }
}
