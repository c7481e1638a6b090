package uptick.testing.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class RecordedEventsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void makesTheRecordedRequestOfAnAuthorizedClient() throws IOException {
        JsonNode recorded = recorded("http-api-jwt-authorizer.json");

        HttpApiEvent made =
                RecordedEvents.request("POST", "/cognito")
                        .route("POST /cognito")
                        .header("Accept-Encoding", "gzip, deflate")
                        .header("Authorization", "Bearer eyJra[...]A")
                        .header("Host", "lsw1ro4ipb.execute-api.eu-west-1.amazonaws.com")
                        .header("User-Agent", "HTTPie/3.2.2")
                        .header("X-Amzn-Trace-Id", "Root=1-66705b09-5f85233d2fb7bd54034f7e30")
                        .from("15.248.3.126")
                        .authorized(claims(recorded), null)
                        .requestId("ZhMpgigvDoEEPlg=")
                        .at(Instant.ofEpochMilli(1718639369348L));

        assertThat(MAPPER.readTree(made.json())).isEqualTo(recorded);
    }

    @Test
    void makesTheRecordedRequestOfAnyone() throws IOException {
        ObjectNode recorded = (ObjectNode) recorded("http-api-no-authorizer.json");
        // that API asked for a client certificate, which ours do not
        ((ObjectNode) recorded.get("requestContext")).remove("authentication");

        HttpApiEvent made =
                RecordedEvents.request("GET", "/")
                        .header("host", "aaaaaaaaaa.execute-api.us-west-2.amazonaws.com")
                        .header("user-agent", "curl/7.58.0")
                        .header("x-amzn-trace-id", "Root=1-5e9f0c65-1de4d666d4dd26aced652b6c")
                        .from("1.2.3.4")
                        .requestId("LV7fzho-PHcEJPw=")
                        .at(Instant.ofEpochMilli(1587481701067L));

        assertThat(MAPPER.readTree(made.json())).isEqualTo(recorded);
    }

    @Test
    void makesTheRecordedCookiesParametersAndScopes() throws IOException {
        JsonNode recorded = recorded("http-api-query-and-cookies.json");

        JsonNode made =
                MAPPER.readTree(
                        RecordedEvents.request(
                                        "GET",
                                        "/my/path?parameter1=value1&parameter1=value2&parameter2=value")
                                .header("Cookie", "cookie1; cookie2")
                                .header("Header2", "value1")
                                .header("header2", "value2")
                                .pathParameter("parameter1", "value1")
                                .authorized(
                                        Map.of("claim1", "value1", "claim2", "value2"),
                                        List.of("scope1", "scope2"))
                                .json());

        for (String field :
                List.of(
                        "rawPath",
                        "rawQueryString",
                        "cookies",
                        "queryStringParameters",
                        "pathParameters")) {
            assertThat(made.get(field)).as(field).isEqualTo(recorded.get(field));
        }
        assertThat(made.at("/requestContext/authorizer"))
                .isEqualTo(recorded.at("/requestContext/authorizer"));
        assertThat(made.at("/headers/header2")).isEqualTo(recorded.at("/headers/Header2"));
        assertThat(made.at("/headers").has("cookie")).isFalse();
    }

    @Test
    void decodesParametersButNotTheRawQuery() throws IOException {
        JsonNode made =
                MAPPER.readTree(
                        RecordedEvents.request("GET", "/?q=a&q=b%2Cc&name=Z%C3%BCrich+West&flag")
                                .json());

        assertThat(made.get("rawQueryString").asText())
                .isEqualTo("q=a&q=b%2Cc&name=Z%C3%BCrich+West&flag");
        assertThat(made.get("queryStringParameters"))
                .isEqualTo(
                        MAPPER.valueToTree(
                                Map.of("q", "a,b,c", "name", "Zürich West", "flag", "")));
    }

    @Test
    void sendsTextAsItIsAndAllElseInBase64() throws IOException {
        JsonNode json =
                MAPPER.readTree(
                        RecordedEvents.request("POST", "/")
                                .body("application/json; charset=utf-8", "{\"a\":\"ü\"}")
                                .json());
        JsonNode form =
                MAPPER.readTree(
                        RecordedEvents.request("POST", "/")
                                .body("application/x-www-form-urlencoded", "a=1")
                                .json());

        assertThat(json.get("body").asText()).isEqualTo("{\"a\":\"ü\"}");
        assertThat(json.get("isBase64Encoded").asBoolean()).isFalse();
        assertThat(json.at("/headers/content-length").asText()).isEqualTo("10");
        assertThat(form.get("body").asText()).isEqualTo("YT0x");
        assertThat(form.get("isBase64Encoded").asBoolean()).isTrue();
    }

    @Test
    void addsTheSeenAddressToWhatAClientClaims() throws IOException {
        JsonNode made =
                MAPPER.readTree(
                        RecordedEvents.request("GET", "/")
                                .header("X-Forwarded-For", "10.0.0.1")
                                .from("198.51.100.4")
                                .json());

        assertThat(made.at("/headers/x-forwarded-for").asText())
                .isEqualTo("10.0.0.1, 198.51.100.4");
        assertThat(made.at("/requestContext/http/sourceIp").asText()).isEqualTo("198.51.100.4");
    }

    @Test
    void makesTheRecordedScheduledEvent() throws IOException {
        ObjectNode recorded = (ObjectNode) recorded("eventbridge-schedule.json");

        ObjectNode made =
                (ObjectNode)
                        MAPPER.readTree(
                                RecordedEvents.schedule(
                                        "demoschedule", Instant.parse("2020-09-30T15:58:34.567Z")));

        assertThat(made.remove("id").asText()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        recorded.remove("id");
        assertThat(made.remove("region").asText()).isEqualTo("eu-west-1");
        recorded.remove("region");
        assertThat(made.remove("resources").get(0).asText())
                .isEqualTo(
                        recorded.remove("resources")
                                .get(0)
                                .asText()
                                .replace("eu-central-1", "eu-west-1"));
        assertThat(made).isEqualTo(recorded);
    }

    private static Map<String, String> claims(JsonNode recorded) {
        Map<String, String> claims = new TreeMap<>();
        recorded.at("/requestContext/authorizer/jwt/claims")
                .properties()
                .forEach(claim -> claims.put(claim.getKey(), claim.getValue().asText()));
        return claims;
    }

    @Test
    void makesTheRecordedMessagesOfAQueue() throws IOException {
        JsonNode recorded = recorded("sqs-two-messages.json");
        SequencedMap<String, String> bodies = new LinkedHashMap<>();
        recorded.get("Records")
                .forEach(
                        message ->
                                bodies.put(
                                        message.get("messageId").asText(),
                                        message.get("body").asText()));

        JsonNode made = MAPPER.readTree(RecordedEvents.messages("my-queue", bodies));

        assertThat(made.get("Records")).hasSize(2);
        for (int place = 0; place < 2; place++) {
            JsonNode ours = made.get("Records").get(place);
            JsonNode theirs = recorded.get("Records").get(place);
            assertThat(ours.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrderElementsOf(theirs::fieldNames);
            for (String field : List.of("messageId", "body", "eventSource")) {
                assertThat(ours.get(field)).as(field).isEqualTo(theirs.get(field));
            }
        }
    }

    private static JsonNode recorded(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(RecordedEventsTest.class.getResourceAsStream(name), name)) {
            return MAPPER.readTree(file);
        }
    }
}
