package uptick.edge.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.edge.authentication.ForgedTokens.Forged;
import uptick.edge.principal.AccessTokens;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TestTokens;
import uptick.testing.token.TrustsTestTokens;

/// Nobody is somebody by a token that accounts has not signed, and by one that it has only while it counts.
@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.guarded", value = "true")
@Property(name = "uptick.transaction.assume-role", value = "true")
class ForgedTokensTest {

    private static final int LEAST = 8_000;
    private static final String THING = "/guarded/thing";
    private static final UUID ANN = new UUID(0x7000L, 10);
    private static final List<Forged> FORGED = ForgedTokens.of(ANN);

    /* What a client can put into a header; the rest is tried without one. */
    private static final Pattern SENDABLE = Pattern.compile("[!-~]([ -~]*[!-~])?");

    private static final Set<String> THOUSANDS =
            Set.of("a flipped bit", "a changed character", "a piece");

    private final AccessTokens tokens;
    private final Client client;
    private final Accounts accounts;

    ForgedTokensTest(AccessTokens tokens, EmbeddedServer server, TestDatabase database) {
        this.tokens = tokens;
        this.client = new Client(server);
        this.accounts = new Accounts(database);
    }

    @BeforeEach
    void annHasAnAccount() {
        accounts.execute(
                "INSERT INTO users (id, username, password_hash) VALUES ('%s', 'ann', 'x') ON CONFLICT DO NOTHING"
                        .formatted(ANN));
    }

    @Test
    void noneOfThemIsAnybodys() {
        assertThat(tokens.verify(ForgedTokens.right(ANN))).isPresent();

        var accepted =
                FORGED.stream().filter(each -> tokens.verify(each.token()).isPresent()).toList();

        assertThat(accepted).isEmpty();
        assertThat(FORGED).hasSizeGreaterThanOrEqualTo(LEAST);
    }

    @Test
    void eachHasTheSameAnswer() throws Exception {
        assertThat(client.status("GET", THING, ForgedTokens.right(ANN))).isEqualTo(200);
        var expected = client.get(THING, "x").body();
        assertThat(expected).contains("\"type\":\"/problems/unauthenticated\"");

        var different = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers =
                    threads.invokeAll(share().stream().map(each -> ask(each, expected)).toList());
            for (var answer : answers) {
                different.addAll(answer.get());
            }
        }

        assertThat(different).isEmpty();
    }

    @Test
    void aTokenOfOursThatNoLongerCountsHasIt() {
        var closed = accounts.user();
        var forgotten = accounts.user();
        accounts.execute("UPDATE users SET is_deleted = true WHERE id = '" + closed + "'");
        accounts.execute("UPDATE users SET token_epoch = 3 WHERE id = '" + forgotten + "'");
        var expected = client.get(THING, "x");

        for (var token :
                List.of(
                        TestTokens.of(closed, 0, "user"),
                        TestTokens.of(forgotten, 0, "user"),
                        TestTokens.of(forgotten, 2, "user"),
                        TestTokens.of(forgotten, 4, "user"),
                        TestTokens.of(forgotten, -1, "user"),
                        TestTokens.of(forgotten, Integer.MAX_VALUE, "user"),
                        TestTokens.of(UUID.randomUUID(), 0, "user", "editor", "admin"))) {
            var answer = client.get(THING, token);

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(expected.body());
            assertThat(answer.headers().map().get("www-authenticate"))
                    .isEqualTo(expected.headers().map().get("www-authenticate"));
        }
        assertThat(client.status("GET", THING, TestTokens.of(forgotten, 3, "user"))).isEqualTo(200);
    }

    /* All kinds, but of those that there are thousands of only some. */
    private List<Forged> share() {
        var sendable =
                FORGED.stream().filter(each -> SENDABLE.matcher(each.token()).matches()).toList();
        var share = new ArrayList<Forged>();
        for (var i = 0; i < sendable.size(); i++) {
            var isOneOfThousands = THOUSANDS.contains(sendable.get(i).kind());
            if (!isOneOfThousands || i % 20 == 0) {
                share.add(sendable.get(i));
            }
        }
        return share;
    }

    private Callable<List<String>> ask(Forged forged, String expected) {
        return () -> {
            var answer = client.get(THING, forged.token());
            return answer.statusCode() == 401 && answer.body().equals(expected)
                    ? List.of()
                    : List.of(answer.statusCode() + " " + forged + " " + answer.body());
        };
    }
}
