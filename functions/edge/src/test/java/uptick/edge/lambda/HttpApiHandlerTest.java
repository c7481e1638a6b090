package uptick.edge.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import uptick.edge.lambda.InProcess.Answer;
import uptick.testing.lambda.RecordedEvents;

class HttpApiHandlerTest {

    private static InProcess function;

    @BeforeAll
    static void start() {
        function = new InProcess();
    }

    @AfterAll
    static void stop() {
        function.close();
    }

    @Test
    void keepsNothingOfRequestsThatAreOver() {
        for (var request = 0; request < 20; request++) {
            function.send(RecordedEvents.request("GET", "/echo"));
        }

        assertThat(function.beans(Context.class)).isZero();
        assertThat(function.beans(LambdaLogger.class)).isZero();
    }

    @Nested
    class OnTheWayIn {

        @Test
        void showsTheControllerTheCookiesOfTheList() {
            var seen =
                    function.seen(
                            RecordedEvents.request("GET", "/echo")
                                    .header("Cookie", "theme=dark; session=a.b=c"));

            assertThat(seen.cookies())
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("theme", "dark", "session", "a.b=c"));
        }

        @Test
        void losesNoHeader() {
            var seen =
                    function.seen(
                            RecordedEvents.request("GET", "/echo")
                                    .header("X-One", "1")
                                    .header("X-Two", "2")
                                    .header("x-two", "3"));

            assertThat(seen.headers())
                    .containsEntry("x-one", List.of("1"))
                    .containsEntry("x-two", List.of("2,3"))
                    .containsKeys(
                            "accept",
                            "content-length",
                            "host",
                            "user-agent",
                            "x-amzn-trace-id",
                            "x-forwarded-for",
                            "x-forwarded-port",
                            "x-forwarded-proto");
        }

        @Test
        void readsABodyAsTextOrInBase64() {
            var json = "{\"name\":\"Zürich\"}";
            var text =
                    function.send(
                            RecordedEvents.request("POST", "/greeting")
                                    .body("application/json", json));
            var base64 =
                    function.send(
                            RecordedEvents.request("POST", "/greeting")
                                    .body("application/vnd.uptick", json)
                                    .header("content-type", "application/json")
                                    .json()
                                    .replace(
                                            "application/vnd.uptick,application/json",
                                            "application/json"));
            var bytes =
                    function.send(
                            RecordedEvents.request("POST", "/length")
                                    .body(
                                            "application/octet-stream",
                                            new byte[] {0, (byte) 0xff, 7}));

            assertThat(text.body()).isEqualTo(json);
            assertThat(base64.body()).isEqualTo(json);
            assertThat(bytes.body()).isEqualTo("3");
        }

        @Test
        void decodesParametersOnce() {
            var seen =
                    function.seen(
                            RecordedEvents.request(
                                    "GET",
                                    "/echo?name=Z%C3%BCrich+West&rate=50%25&plus=%2B&brace=%7Bx%7D"));

            assertThat(seen.parameters())
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of(
                                    "name", List.of("Zürich West"),
                                    "rate", List.of("50%"),
                                    "plus", List.of("+"),
                                    "brace", List.of("{x}")));
        }

        @Test
        void cannotTellACommaInAParameterFromASecondValue() {
            var commas = function.seen(RecordedEvents.request("GET", "/echo?q=a%2Cb&q=c"));
            var repeated = function.seen(RecordedEvents.request("GET", "/echo?q=a&q=b&q=c"));

            assertThat(commas.parameters()).containsEntry("q", List.of("a", "b", "c"));
            assertThat(repeated.parameters()).isEqualTo(commas.parameters());
        }

        @Test
        void bindsTheFirstOfSeveralValuesOnly() {
            var list = function.send(RecordedEvents.request("GET", "/query?q=a&q=b"));

            assertThat(list.body()).isEqualTo("[\"a\"]");
        }

        @Test
        void decodesTheNamesInAPath() {
            assertThat(rest("/echo/a%20b")).isEqualTo("a b");
            assertThat(rest("/echo/Z%C3%BCrich")).isEqualTo("Zürich");
            assertThat(rest("/echo/a%2Fb")).isEqualTo("a/b");
            assertThat(rest("/echo/50%25")).isEqualTo("50%");
        }

        @Test
        void takesAPathThatTheGatewayHasDecodedAlready() {
            for (var decoded :
                    List.of(
                            "a b", "Zürich", "50%", "%zz", "{x}", "a|b", "a\"b", "a\\b", "a?b",
                            "a#b", "𝄞")) {
                var event = RecordedEvents.request("GET", "/echo/PLACE").json();

                var seen = function.seen(function.send(event.replace("PLACE", quoted(decoded))));

                assertThat(seen.rest()).isEqualTo(decoded);
            }
        }

        @Test
        void takesNoHostFromAPath() {
            var answer = function.send(RecordedEvents.request("GET", "//echo/my/path"));

            assertThat(answer.status()).isEqualTo(404);
        }

        @Test
        void seesTheCallersAddressInTheEventButLocalhostInTheRequest() {
            var seen = function.seen(RecordedEvents.request("GET", "/echo").from("198.51.100.4"));

            assertThat(seen.sourceIp()).isEqualTo("198.51.100.4");
            assertThat(seen.remoteAddress()).isEqualTo("localhost");
        }

        @Test
        void takesAnEventWithNothingInItThatIsOptional() {
            var event =
                    """
                    {"requestContext": {"http": {"method": "GET", "path": "/echo"}}}
                    """;

            var seen = function.seen(function.send(event));

            assertThat(seen.headers()).isNullOrEmpty();
            assertThat(seen.cookies()).isNullOrEmpty();
        }

        @Test
        void takesTheEventsThatWereRecorded() {
            var anybody = function.send(InProcess.recorded("http-api-no-authorizer.json"));
            var post = function.seen(function.send(InProcess.recorded("http-api-post.json")));
            var cognito = function.send(InProcess.recorded("http-api-jwt-authorizer.json"));

            assertThat(function.seen(anybody).sourceIp()).isEqualTo("1.2.3.4");
            assertThat(cognito.status()).isEqualTo(200);
            assertThat(post.path()).isEqualTo("/my/path");
            assertThat(post.body())
                    .isEqualTo("{\"message\": \"hello world\", \"username\": \"tom\"}");
            assertThat(post.parameters())
                    .containsEntry("parameter1", List.of("value1", "value2"))
                    .containsEntry("parameter2", List.of("value"));
            assertThat(post.headers())
                    .containsEntry("Header2", List.of("value1,value2"))
                    .containsEntry("cookie", List.of("cookie1; cookie2"));
        }

        private String rest(String path) {
            return String.valueOf(function.seen(RecordedEvents.request("GET", path)).rest());
        }

        private static String quoted(String text) {
            return text.replace("\\", "\\\\").replace("\"", "\\\"");
        }
    }

    @Nested
    class OnTheWayOut {

        @Test
        void givesEveryCookieAndEveryHeaderValue() {
            var answer = function.send(RecordedEvents.request("GET", "/headers"));

            assertThat(answer.cookies())
                    .containsExactly(
                            "one=1; Path=/; HTTPOnly",
                            "two=2; Secure",
                            "three=3; Expires=Wed, 21 Oct 2026 07:28:00 GMT");
            assertThat(answer.header("set-cookie")).isEmpty();
            assertThat(answer.header("vary")).isEqualTo("origin, accept");
            assertThat(answer.header("link"))
                    .isEqualTo("</a>; rel=\"a\", </b>; rel=\"b\", </c>; rel=\"c\"");
            assertThat(answer.header("x-single")).isEqualTo("one");
        }

        @Test
        void leavesOutWhatThePayloadFormatDoesNotKnow() {
            var answer = function.send(RecordedEvents.request("GET", "/headers"));

            assertThat(answer.json()).doesNotContain("multiValueHeaders");
        }

        @Test
        void sendsBytesInBase64() {
            var answer = function.send(RecordedEvents.request("GET", "/bytes"));

            assertThat(answer.isBase64Encoded()).isTrue();
            assertThat(answer.body()).isEqualTo("AP8H");
        }

        @Test
        void refusesInProblemJson() {
            assertProblem(send("GET", "/nowhere"), 404, "/problems/not-found");
            assertProblem(send("DELETE", "/headers"), 405, "/problems/method-not-allowed");
            assertProblem(send("PROPFIND", "/headers"), 405, "/problems/method-not-allowed");
            assertProblem(post("text/csv", "a,b"), 415, "/problems/unsupported-media-type");
            assertProblem(post("application/json", "{\"name\":"), 400, "/problems/invalid-request");
            assertProblem(post("application/json", ""), 400, "/problems/invalid-request");
            assertProblem(send("POST", "/greeting"), 400, "/problems/invalid-request");
        }

        @Test
        void namesTheWrongFieldOfABody() {
            var answer = post("application/json", "{\"name\":\" \"}");

            assertProblem(answer, 400, "/problems/invalid-request");
            assertThat(answer.body()).contains("\"field\":\"name\"");
        }

        @Test
        void saysNothingOfABugButItsInstance() {
            var answer = send("GET", "/bug");

            assertProblem(answer, 500, "/problems/internal-error");
            assertThat(answer.json())
                    .contains("urn:uuid:")
                    .doesNotContain("boom")
                    .doesNotContain("hunter2")
                    .doesNotContain("Exception");
        }

        private static Answer send(String method, String path) {
            return function.send(RecordedEvents.request(method, path));
        }

        private static Answer post(String type, String body) {
            return function.send(
                    RecordedEvents.request("POST", "/greeting")
                            .body(type, body.getBytes(StandardCharsets.UTF_8)));
        }

        private static void assertProblem(Answer answer, int status, String type) {
            assertThat(answer.status()).as(answer.json()).isEqualTo(status);
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(answer.body())
                    .contains("\"type\":\"" + type + "\"")
                    .contains("\"status\":" + status);
        }
    }
}
