package uptick.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TestTokens;
import uptick.testing.token.TrustsTestTokens;

@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
@Property(name = "uptick.tier.count-requests", value = "false")
class CursorWalkTest {

    /// PostgreSQL orders uuids by their bytes, Java by two signed numbers.
    static final Comparator<UUID> AS_THE_DATABASE = Comparator.comparing(UUID::toString);

    private static final Instant MORNING = Instant.parse("2026-11-20T06:00:00Z");
    private static final int FUZZED = 5_000;

    private final Sql sql;
    private final ScoredRows scored;
    private final TrendsClient client;
    private UUID run = UUID.randomUUID();

    CursorWalkTest(EmbeddedServer server, JsonMapper json, TestDatabase database)
            throws SQLException {
        sql = new Sql(database);
        scored = new ScoredRows(sql);
        var user =
                sql.id(
                        "INSERT INTO users (username, password_hash) VALUES ('ann-' || uuidv4(), 'x') RETURNING id");
        client = TrendsClient.of(server.getURI(), json, TestTokens.of(user, 0, "user"));
    }

    @BeforeEach
    void aCollectionIsScored() throws SQLException {
        sql.forgetCollections();
        run = scored.scored(MORNING);
        scored.twentyThree(run);
    }

    @Test
    void showsEveryRowOnceInOrderWhateverThePageSize() {
        var whole = client.page("/v1/trends?limit=100");
        assertThat(whole.items()).hasSize(23);
        assertThat(whole.each("rank"))
                .isEqualTo(
                        IntStream.rangeClosed(1, 23)
                                .mapToObj(rank -> rank <= 18 ? (Integer) rank : null)
                                .toList());
        for (int limit : new int[] {1, 2, 3, 5, 7, 10, 11, 18, 19, 22, 23, 100}) {
            List<@Nullable Object> walked = new ArrayList<>();
            var page = client.page("/v1/trends?limit=" + limit);
            walked.addAll(page.items());
            while (page.next() != null) {
                assertThat(page.items()).as("a full page of %s", limit).hasSize(limit);
                page = client.page("/v1/trends?limit=" + limit + "&cursor=" + page.next());
                walked.addAll(page.items());
            }

            assertThat(walked).as("pages of %s", limit).isEqualTo(whole.items());
        }
    }

    @Test
    void staysInItsCollectionWhenANewerOneIsScored() throws SQLException {
        var whole = client.page("/v1/trends?limit=100").each("id");
        var page = client.page("/v1/trends?limit=9");
        List<@Nullable Object> walked = new ArrayList<>(page.each("id"));

        var newer = scored.scored(MORNING.plusSeconds(86_400));
        scored.trend(newer, "Newer", 100.0);
        while (page.next() != null) {
            page = client.page("/v1/trends?limit=9&cursor=" + page.next());
            assertThat(page.collectionId()).isEqualTo(run.toString());
            walked.addAll(page.each("id"));
        }

        assertThat(walked).isEqualTo(whole);
        assertThat(client.page("/v1/trends").collectionId()).isEqualTo(newer.toString());
    }

    @Test
    void refusesWhatItNeverHandedOut() {
        var ours = new TopCursor(run, 61.25, UUID.randomUUID(), 3);
        assertThat(client.get("/v1/trends?cursor=" + ours.encode()).statusCode()).isEqualTo(200);
        for (var parts :
                List.of(
                        List.of(UUID.randomUUID().toString(), "61.25", ours.id().toString(), "3"),
                        List.of(run.toString(), "61.25", ours.id().toString()),
                        List.of(run.toString(), "61.25", ours.id().toString(), "3", ""),
                        List.of(run.toString(), "61.25", ours.id().toString(), "0"),
                        List.of(run.toString(), "61.25", ours.id().toString(), "-3"),
                        List.of(run.toString(), "61.25", ours.id().toString(), "+3"),
                        List.of(run.toString(), "61.25", ours.id().toString(), "2147483647"),
                        List.of(run.toString(), "61.25", ours.id().toString(), "4294967299"),
                        List.of(run.toString(), "61.250", ours.id().toString(), "3"),
                        List.of(run.toString(), "61.25d", ours.id().toString(), "3"),
                        List.of(run.toString(), "NaN", ours.id().toString(), "3"),
                        List.of(run.toString(), "Infinity", ours.id().toString(), "3"),
                        List.of(run.toString(), "100.00000000000001", ours.id().toString(), "3"),
                        List.of(run.toString(), "-1.0", ours.id().toString(), "3"),
                        List.of(run.toString(), "null", ours.id().toString(), "3"),
                        List.of(run.toString(), "61.25", "' OR 1=1 --", "3"),
                        List.of("1-1-1-1-1", "61.25", ours.id().toString(), "3"),
                        List.of(
                                run.toString().toUpperCase(Locale.ROOT),
                                "61.25",
                                ours.id().toString(),
                                "3"),
                        List.of("", "", "", ""))) {
            assertRefused(base64(String.join("\n", parts).getBytes(StandardCharsets.UTF_8)));
        }
        for (var text :
                List.of("", "%20", ours.encode() + "=", ours.encode() + "%0A", "a".repeat(2_000))) {
            assertRefused(text);
        }
    }

    @Test
    void breaksUnderNoTextWhatever() {
        var random = new SplittableRandom(11);
        var ours = new TopCursor(run, 61.25, UUID.randomUUID(), 3).encode();
        var refused = 0;
        for (int i = 0; i < FUZZED; i++) {
            var text =
                    switch (i % 4) {
                        case 0 -> printable(random);
                        case 1 -> base64(bytes(random));
                        case 2 -> cut(ours, random);
                        default -> flipped(ours, random);
                    };
            var response = client.get("/v1/trends?limit=1&cursor=" + encoded(text));

            if (response.statusCode() != 200) {
                assertThat(response.statusCode()).as(text).isEqualTo(400);
                assertThat(client.object(response.body()))
                        .as(text)
                        .containsEntry("field", "cursor")
                        .containsEntry("type", "/problems/invalid-request");
                refused++;
            } else {
                assertThat(TopCursor.decode(text).collectionId())
                        .as("a place in the same collection")
                        .isEqualTo(run);
            }
        }
        assertThat(refused).isGreaterThan(FUZZED * 3 / 4);
    }

    private void assertRefused(String cursor) {
        var response = client.get("/v1/trends?cursor=" + cursor);
        assertThat(response.statusCode()).as(cursor).isEqualTo(400);
        assertThat(response.headers().firstValue("content-type"))
                .hasValue("application/problem+json");
        assertThat(client.object(response.body())).containsEntry("field", "cursor");
    }

    private static String printable(SplittableRandom random) {
        return random.ints(random.nextInt(1, 90), 1, 0xD800)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static byte[] bytes(SplittableRandom random) {
        var bytes = new byte[random.nextInt(1, 120)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String cut(String text, SplittableRandom random) {
        var from = random.nextInt(text.length() / 2);
        return text.substring(from, random.nextInt(from + 1, text.length()));
    }

    private static String flipped(String text, SplittableRandom random) {
        var bytes = Base64.getUrlDecoder().decode(text);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return base64(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
