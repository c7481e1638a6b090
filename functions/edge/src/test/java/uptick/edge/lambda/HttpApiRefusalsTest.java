package uptick.edge.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.edge.json.BadBody;
import uptick.testing.lambda.RecordedEvents;

/// What the server refuses, the function refuses in the same way.
class HttpApiRefusalsTest {

    private static final String RIGHT = "{\"full_name\":\"a\",\"item_count\":1}";

    private static InProcess function;

    @BeforeAll
    static void start() {
        function = new InProcess();
    }

    @AfterAll
    static void stop() {
        function.close();
    }

    static Stream<BadBody> badBodies() {
        return BadBody.all();
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void whatIsWrongIsNamedAndNothingElse(BadBody body) {
        var answer = post("/shape", "application/octet-stream", body.bytes(), "application/json");

        assertThat(answer.status()).as(answer.json()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"type\":\"/problems/invalid-request\"")
                .doesNotContain("credentials", "Shape", "java", "com.", "jackson", "Exception");
        if (body.field() == null) {
            assertThat(answer.body()).doesNotContain("\"field\"");
        } else if (!body.field().equals("ANY")) {
            assertThat(answer.body()).contains("\"field\":\"" + body.field() + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%ff", "a=%00", "%c3=a", "a=b&a=%ed%a0%80"})
    void aQueryWithWhatIsNoTextIsRefused(String query) {
        var answer = function.send(RecordedEvents.request("POST", "/shape/optional?" + query));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("The address has a character in it that is none.");
    }

    @Test
    void aBodyThatMayBeMissingMay() {
        var missing = function.send(RecordedEvents.request("POST", "/shape/optional"));
        var empty =
                function.send(
                        RecordedEvents.request("POST", "/shape/optional")
                                .body("application/json", ""));

        assertThat(missing.body()).isEqualTo("nothing");
        assertThat(empty.body()).isEqualTo("nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "text/json", "application/x-www-form-urlencoded", "garbage"})
    void whatIsNotSaidToBeJsonIsNotRead(String type) {
        var answer = post("/shape", type, RIGHT.getBytes(UTF_8), type);

        assertThat(answer.status()).as(answer.json()).isEqualTo(415);
        assertThat(answer.body()).contains("/problems/unsupported-media-type");
    }

    @Test
    void whatIsSaidOfNothingIsNotRead() {
        var event = RecordedEvents.request("POST", "/shape").body("application/json", RIGHT).json();

        var answer = function.send(event.replace("\"content-type\"", "\"x-content-type\""));

        assertThat(answer.status()).as(answer.json()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "utf-16", "nonsense", ""})
    void whatIsSaidOfACharsetFailsNothing(String charset) {
        var type = "application/json;charset=" + charset;
        var answer = post("/shape", "application/octet-stream", RIGHT.getBytes(UTF_8), type);

        assertThat(answer.status()).as(answer.json()).isEqualTo(200);
    }

    @Test
    void aKnownAddressSaysWhichMethodsItTakes() {
        var answer = function.send(RecordedEvents.request("DELETE", "/shape"));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow").split(",\\s*")).contains("GET", "POST");
        assertThat(answer.body()).contains("/problems/method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml, text/*"})
    void whoTakesNoJsonGetsNone(String accept) {
        var answer =
                function.send(RecordedEvents.request("GET", "/shape").header("accept", accept));

        assertThat(answer.status()).as(answer.json()).isEqualTo(406);
        assertThat(answer.body()).contains("/problems/not-acceptable");
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "text/html, application/json;q=0.1",
                "application/json;q=0.5",
                "garbage"
            })
    void whoTakesJsonGetsIt(String accept) {
        var answer =
                function.send(RecordedEvents.request("GET", "/shape").header("accept", accept));

        assertThat(answer.status()).as(answer.json()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
    }

    @Test
    void aBodyIsAMegabyteAtMost() {
        var fits =
                post("/shape", "application/octet-stream", padded(1_048_576), "application/json");
        var tooLarge =
                post("/shape", "application/octet-stream", padded(1_048_577), "application/json");
        var asText =
                function.send(
                        RecordedEvents.request("POST", "/shape")
                                .body("application/json", padded(1_048_577)));
        var inTwoBytes =
                function.send(
                        RecordedEvents.request("POST", "/shape")
                                .body("application/json", "é".repeat(600_000)));

        assertThat(fits.status()).as(fits.json()).isEqualTo(200);
        for (var refused : new InProcess.Answer[] {tooLarge, asText, inTwoBytes}) {
            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.body()).contains("/problems/too-large");
        }
    }

    @Test
    void anAddressWithANulIsNone() {
        for (var address : new String[] {"/shape/a%00b", "/shape?q=a%00b"}) {
            var answer = function.send(RecordedEvents.request("GET", address));

            assertThat(answer.status()).as(address).isEqualTo(400);
        }
    }

    @Test
    void everyAnswerStaysOutOfCachesUnlessItsRouteSaysOtherwise() {
        for (var address : new String[] {"/shape", "/nowhere", "/bug", "/mine"}) {
            var answer = function.send(RecordedEvents.request("GET", address));

            assertThat(answer.header("cache-control")).as(address).isEqualTo("no-store");
            assertThat(answer.header("x-content-type-options")).as(address).isEqualTo("nosniff");
        }
        assertThat(
                        function.send(RecordedEvents.request("GET", "/shape/cached"))
                                .header("cache-control"))
                .isEqualTo("max-age=60");
    }

    private static byte[] padded(int length) {
        return (RIGHT + " ".repeat(length - RIGHT.length())).getBytes(UTF_8);
    }

    /* In base64 as the gateway sends what its type does not say is text, then with the type that is meant. */
    private static InProcess.Answer post(String path, String sentAs, byte[] body, String type) {
        return function.send(
                RecordedEvents.request("POST", path)
                        .body(sentAs, body)
                        .json()
                        .replace(
                                "\"content-type\":\"" + sentAs + "\"",
                                "\"content-type\":\"" + type + "\""));
    }
}
