package uptick.edge.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(transactional = false)
@Property(name = "uptick.shape", value = "true")
class StrictJsonOverHttpTest {

    private static final String WHOLE =
            """
            {"full_name":"Zürich 𝄞","item_count":-7,"big_count":9007199254740993,"is_open":false,"ratio":0.25,"price":10.50,\
            "own_id":"0198a8f0-0000-7000-8000-000000000001","day":"2026-11-27","colour":"GREEN","aliases":["a","b"],\
            "inner_parts":[{"label":"x","size":1}],"counts":{"a":1,"b":2}}\
            """;

    /* What is read as a character of four bytes is written as its two halves, each escaped. */
    private static final String WRITTEN = WHOLE.replace("𝄞", "\\uD834\\uDD1E");

    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    StrictJsonOverHttpTest(EmbeddedServer server) {
        this.server = server;
    }

    static Stream<BadBody> badBodies() {
        return BadBody.all();
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void whatIsWrongIsNamedAndNothingElse(BadBody body) throws Exception {
        var response = post("/shape", "application/json", body.bytes());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body())
                .contains("\"type\":\"/problems/invalid-request\"")
                .doesNotContain("credentials", "Shape", "java", "com.", "jackson", "Exception");
        if (body.field() == null) {
            assertThat(response.body()).doesNotContain("\"field\"");
        } else if (!body.field().equals("ANY")) {
            assertThat(response.body()).contains("\"field\":\"" + body.field() + "\"");
        }
    }

    @Test
    void whatIsRightIsReadToTheLastMember() throws Exception {
        var response = post("/shape", "application/json", WHOLE.getBytes(UTF_8));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(WRITTEN);
    }

    @Test
    void membersThatMayBeMissingOrNullAreNull() throws Exception {
        var response =
                post(
                        "/shape",
                        "application/json; charset=utf-8",
                        " {\"full_name\":\"a\",\"item_count\":1,\"day\":null} \n".getBytes(UTF_8));

        assertThat(response.body())
                .contains("\"full_name\":\"a\"", "\"day\":null", "\"aliases\":null");
    }

    @Test
    void aBodyThatMayBeMissingMay() throws Exception {
        assertThat(post("/shape/optional", "application/json", new byte[0]).body())
                .isEqualTo("nothing");
        assertThat(post("/shape/optional", null, new byte[0]).body()).isEqualTo("nothing");
        assertThat(
                        post(
                                        "/shape/optional",
                                        "application/json",
                                        "{\"label\":\"x\"}".getBytes(UTF_8))
                                .body())
                .isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONE", "text/plain", "text/json", "application/x-www-form-urlencoded",
                        "multipart/form-data",
                "application/xml", "application/merge-patch+json", "*/*", "garbage",
                        "application/jsonx"
            })
    void whatIsNotSaidToBeJsonIsNotRead(String type) throws Exception {
        var response = post("/shape", type.equals("NONE") ? null : type, WHOLE.getBytes(UTF_8));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(415);
        assertThat(response.body()).contains("/problems/unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=utf-16",
                "application/json;charset=nonsense",
                "application/json;charset=",
                "application/json;;;"
            })
    void whatIsSaidOfACharsetChangesNothing(String type) throws Exception {
        var response = post("/shape", type, WHOLE.getBytes(UTF_8));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(WRITTEN);
    }

    private HttpResponse<String> post(String path, @Nullable String type, byte[] body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(server.getURI().resolve(path))
                        .POST(BodyPublishers.ofByteArray(body));
        if (type != null) {
            request.header("content-type", type);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
