package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import com.nimbusds.jose.jwk.RSAKey;
import io.micronaut.function.aws.proxy.MockLambdaContext;
import org.junit.jupiter.api.Test;

import uptick.edge.lambda.HttpApiHandler;
import uptick.local.badinput.BadCase;
import uptick.local.badinput.Cases;
import uptick.local.badinput.Judge;
import uptick.local.badinput.RawHttp;
import uptick.local.badinput.Reply;
import uptick.local.badinput.Request;
import uptick.local.badinput.World;
import uptick.local.document.ApiDocument;
import uptick.local.document.Conformance;
import uptick.testing.lambda.RecordedEvents;

/// Sends what nobody should send: requests made from the document and a seed, each operation's example with one or two
/// things wrong. None is answered with a fault of ours, or off the document, or with a word about our insides; one that is
/// certainly wrong is refused and changes no row.
///
/// 2,000 of them, or with `-Duptick.full=true` 200,000; `-Duptick.bad-input.seed` and `.count` say otherwise. A quarter of
/// them goes through the Lambda adapter too.
@WithHouse(toChange = true)
class BadInputTest {

    private static final long SEED = Long.getLong("uptick.bad-input.seed", 1);
    private static final int COUNT =
            Integer.getInteger(
                    "uptick.bad-input.count", Boolean.getBoolean("uptick.full") ? 200_000 : 2_000);
    private static final int BATCH = Math.min(COUNT / 20, 1_000);
    private static final int EVENTS = COUNT / 4;
    private static final int MOST_SHOWN = 40;

    private final ApiDocument document = ApiDocument.read();
    private final Conformance conformance = new Conformance(document);
    private final Judge judge = new Judge(conformance);
    private final List<String> wrong = new ArrayList<>();
    private final TestHouse house;
    private final ExampleRows rows;
    private final Callers callers;

    BadInputTest(TestHouse house) {
        this.house = house;
        rows = new ExampleRows(house);
        callers = new Callers(house);
    }

    @Test
    void badRequestsOverHttpAreRefusedWithoutAWordTooMany() {
        try (var http = new RawHttp(house.house().address())) {
            for (var first = 0L; first < COUNT; first += BATCH) {
                var batch = batch(first);
                var before = new Fingerprint(house).toString();
                batch.stream()
                        .filter(BadCase::mustBeRefused)
                        .forEach(bad -> judge(bad, http.send(bad.request())));
                var after = new Fingerprint(house).toString();
                if (!after.equals(before)) {
                    wrong.add(
                            "cases %d to %d changed rows: %s became %s"
                                    .formatted(first, first + BATCH, before, after));
                }
                batch.stream()
                        .filter(bad -> !bad.mustBeRefused())
                        .forEach(bad -> judge(bad, http.send(bad.request())));
            }
        }

        assertThat(wrong.size() > MOST_SHOWN ? wrong.subList(0, MOST_SHOWN) : wrong)
                .as("%d of %d, seed %d", wrong.size(), COUNT, SEED)
                .isEmpty();
    }

    @Test
    void badEventsOfLambdaAreRefusedLikewise() {
        var sent = 0;
        try (var context = house.asFunction()) {
            var lambda = new HttpApiHandler(context);
            for (var first = 0L; first < EVENTS; first += BATCH) {
                for (var bad : batch(first)) {
                    if (bad.request().isWellFormed() && !isOfThePage(bad)) {
                        sent++;
                        judge(bad, send(lambda, bad.request()));
                    }
                }
            }
        }

        assertThat(sent).isGreaterThan(EVENTS / 2);
        assertThat(wrong).as("of %d, seed %d", sent, SEED).isEmpty();
    }

    /* A file, which on AWS no function answers. */
    private static boolean isOfThePage(BadCase bad) {
        return bad.operation().path().equals("/openapi.yml");
    }

    private List<BadCase> batch(long first) {
        rows.make();
        var world =
                new World(
                        Map.of(
                                "user",
                                rows.token(),
                                "admin",
                                String.valueOf(callers.token(Callers.ADMIN))),
                        List.of(
                                "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0d01",
                                "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0c01",
                                "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0b02",
                                "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0a01",
                                "019ab0f4-7f3e-7c4e-8a55-3f6d9d3f0f01",
                                new UUID(0, 0).toString(),
                                new UUID(-1, -1).toString()),
                        key());
        var cases = new Cases(SEED, document, conformance, world);
        var batch = new ArrayList<BadCase>();
        for (var number = first; number < first + BATCH; number++) {
            batch.add(cases.of(number));
        }
        return batch;
    }

    private RSAKey key() {
        try {
            return RSAKey.parse(
                    house.house()
                            .context()
                            .getProperty("uptick.accounts.signing-key", String.class)
                            .orElseThrow());
        } catch (ParseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void judge(BadCase bad, Reply reply) {
        var objections = judge.objections(bad, reply);
        if (!objections.isEmpty()) {
            wrong.add(
                    "seed %d, case %d, %s, %s: %s%n    %s%n    %d %s"
                            .formatted(
                                    SEED,
                                    bad.number(),
                                    bad.operation().name(),
                                    bad.what(),
                                    objections,
                                    bad.request().curl(house.house().address()),
                                    reply.status(),
                                    start(reply)));
        }
    }

    private static String start(Reply reply) {
        var body = reply.text();
        return body.substring(0, Math.min(body.length(), 500));
    }

    private static Reply send(HttpApiHandler lambda, Request request) {
        var event = RecordedEvents.request(request.method(), request.target());
        request.headers().forEach(header -> event.header(header.name(), header.value().strip()));
        var body = request.body();
        if (body != null) {
            var type =
                    request.headers().stream()
                            .filter(header -> header.name().equalsIgnoreCase("content-type"))
                            .map(Request.Header::value)
                            .findFirst();
            event.body(type.orElse(""), body.getBytes(StandardCharsets.ISO_8859_1));
        }
        var answer = new ByteArrayOutputStream();
        try {
            lambda.handleRequest(
                    new ByteArrayInputStream(event.json().getBytes(StandardCharsets.UTF_8)),
                    answer,
                    new MockLambdaContext());
        } catch (IOException failure) {
            throw new IllegalStateException("memory does not fail", failure);
        }
        var json = Json.of(answer.toString(StandardCharsets.UTF_8));
        var headers = new TreeMap<String, String>();
        json.at("headers")
                .node()
                .entries()
                .forEach(
                        header ->
                                headers.put(
                                        header.getKey().toLowerCase(Locale.ROOT),
                                        header.getValue().getStringValue()));
        var text = json.node().get("body") == null ? "" : json.at("body").text();
        var bytes =
                json.at("isBase64Encoded").node().getBooleanValue()
                        ? Base64.getDecoder().decode(text)
                        : text.getBytes(StandardCharsets.UTF_8);
        return new Reply(
                json.at("statusCode").node().getIntValue(),
                headers,
                new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
