package uptick.accounts.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.accounts.Accounts;
import uptick.accounts.Api;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.testing.token.TrustsTestTokens;

@WithDatabase
@TrustsTestTokens
@MicronautTest(transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
class AccountsListTest {

    private static final int MANY = 120;

    private record Named(
            String id, @Nullable String username, @Nullable String email, boolean closed) {

        boolean begins(String beginning) {
            return begins(username, beginning) || begins(email, beginning);
        }

        private static boolean begins(@Nullable String name, String beginning) {
            return name != null
                    && name.toLowerCase(Locale.ROOT).startsWith(beginning.toLowerCase(Locale.ROOT));
        }
    }

    private final Api api;
    private final Accounts accounts;
    private final List<Named> all = new ArrayList<>();
    private String token = "";

    AccountsListTest(EmbeddedServer server, TestDatabase database) {
        api = new Api(server);
        accounts = new Accounts(database);
    }

    /* Names of few letters, so that many begin alike, and an account's two names do too. */
    @BeforeEach
    void thereAreManyAccounts() throws SQLException {
        accounts.forgetAll();
        all.clear();
        var random = new Random(7);
        for (var n = 0; n < MANY; n++) {
            var username = random.nextInt(4) == 0 ? null : letters(random) + n;
            var email =
                    username != null && random.nextBoolean()
                            ? null
                            : letters(random) + n + "@Example.com";
            all.add(
                    new Named(
                            "00000000-0000-7000-8000-%012d".formatted(n),
                            username,
                            email,
                            random.nextInt(5) == 0));
        }
        accounts.execute(
                all.stream()
                        .map(AccountsListTest::row)
                        .collect(
                                Collectors.joining(
                                        ", ",
                                        "INSERT INTO users (id, username, email, is_deleted, password_hash) VALUES ",
                                        "")));
        var ada = accounts.addAdmin("zz-ada");
        all.add(new Named(ada.toString(), "zz-ada", null, false));
        token = accounts.adminToken(ada);
    }

    @Test
    void showsOpenAccountsTheNewestFirst() {
        assertThat(read("?limit=7"))
                .isEqualTo(
                        all.reversed().stream()
                                .filter(each -> !each.closed())
                                .map(Named::id)
                                .toList());
    }

    @Test
    void showsClosedOnesTooWhereTheyAreWanted() {
        assertThat(read("?limit=50&include_closed=true"))
                .isEqualTo(all.reversed().stream().map(Named::id).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "A", "ab", "bA", "b", "á", "%", "_", "a%", "nobody", "zz-", "@", "ß"})
    void findsByTheBeginningOfEitherNameEachOnce(String beginning) {
        var query = "&q=" + URLEncoder.encode(beginning, StandardCharsets.UTF_8);
        for (var limit : List.of(1, 3, 100)) {
            assertThat(read("?limit=" + limit + query))
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream()
                                    .filter(each -> each.begins(beginning) && !each.closed())
                                    .map(Named::id)
                                    .toList());
            assertThat(read("?limit=" + limit + "&include_closed=true" + query))
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream()
                                    .filter(each -> each.begins(beginning))
                                    .map(Named::id)
                                    .toList());
        }
    }

    @Test
    void showsWhatAnAdministratorNeedsAndNoHash() {
        var page = api.get("/v1/accounts?q=ZZ-ADA", token);

        assertThat(page.items())
                .singleElement()
                .satisfies(
                        account ->
                                assertThat(account)
                                        .containsOnlyKeys(
                                                "id",
                                                "email",
                                                "username",
                                                "tier",
                                                "is_editor",
                                                "is_admin",
                                                "is_verified",
                                                "is_closed",
                                                "closed_at",
                                                "purged_at",
                                                "last_login")
                                        .containsEntry("username", "zz-ada")
                                        .containsEntry("is_admin", true)
                                        .containsEntry("is_closed", false));
        assertThat(page.body()).doesNotContain("argon2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=101",
                "?limit=x",
                "?cursor=x",
                "?cursor=AAAA",
                "?q=a&cursor=AA",
                "?q=a&cursor=!",
                "?q=%00"
            })
    void refusesWhatIsNoPage(String query) {
        assertThat(api.get("/v1/accounts" + query, token).status()).isEqualTo(400);
    }

    @Test
    void takesACursorOfTheLongestName() throws SQLException {
        accounts.add(null, "☃".repeat(250) + "@x.yz");
        accounts.add(null, "☃".repeat(249) + "z@x.yz");

        assertThat(read("?limit=1&q=" + URLEncoder.encode("☃☃", StandardCharsets.UTF_8)))
                .hasSize(2);
    }

    @Test
    void isForAdministratorsAlone() throws SQLException {
        var other = UUID.fromString(all.getFirst().id());
        accounts.execute("UPDATE users SET is_deleted = false");

        assertThat(api.get("/v1/accounts", accounts.token(other, "user", "editor")).status())
                .isEqualTo(403);
        assertThat(api.get("/v1/accounts", "").status()).isEqualTo(401);
    }

    private List<String> read(String query) {
        var read = new ArrayList<String>();
        var cursor = "";
        while (true) {
            var page = api.get("/v1/accounts" + query + cursor, token);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            page.items().forEach(item -> read.add((String) item.get("id")));
            var next = page.json().get("next");
            if (next == null) {
                return read;
            }
            cursor = "&cursor=" + next;
        }
    }

    private static String row(Named account) {
        return "('%s', %s, %s, %s, '$argon2id$')"
                .formatted(
                        account.id(),
                        literal(account.username()),
                        literal(account.email()),
                        account.closed());
    }

    private static String literal(@Nullable String text) {
        return text == null ? "NULL" : "'" + text + "'";
    }

    private static String letters(Random random) {
        var letters = new StringBuilder();
        for (var length = 1 + random.nextInt(3); length > 0; length--) {
            letters.append("aAbBáÁ%_".charAt(random.nextInt(8)));
        }
        return letters.toString();
    }
}
