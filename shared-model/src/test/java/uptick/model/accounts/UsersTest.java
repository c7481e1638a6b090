package uptick.model.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class UsersTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00.123456Z");

    private final Users users;
    private final UsersWriter writer;
    private final Rows rows;
    private UUID ann = new UUID(0, 0);

    UsersTest(Users users, UsersWriter writer, TestDatabase database) {
        this.users = users;
        this.writer = writer;
        this.rows = new Rows(database);
    }

    @BeforeEach
    void addAnn() {
        rows.execute("DELETE FROM users");
        ann = Objects.requireNonNull(writer.add("Ann@Example.com", "AnnÉ", "hash", true, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ann@Example.com", "ANN@EXAMPLE.COM", "ann@example.com", "annÉ", "ANNé"})
    void answerToEitherNameWhateverItsCase(String login) {
        assertThat(users.findByLogin(login))
                .hasValueSatisfying(
                        user -> {
                            assertThat(user.id()).isEqualTo(ann);
                            assertThat(user.email()).isEqualTo("Ann@Example.com");
                            assertThat(user.isEditor()).isTrue();
                            assertThat(user.isAdmin()).isFalse();
                            assertThat(user.isVerified()).isTrue();
                            assertThat(user.lastLogin()).isNull();
                            assertThat(user.toString()).doesNotContain("hash");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "ann@example.com ", "%", "annÉ' OR true --"})
    void answerToNoOtherName(String login) {
        assertThat(users.findByLogin(login)).isEmpty();
    }

    @Test
    void areAddedOnce() {
        assertThat(writer.add("ann@EXAMPLE.com", null, "x", true, true)).isNull();
        assertThat(writer.add(null, "anné", "x", true, true)).isNull();
        assertThat(writer.add("bob@example.com", "ANNÉ", "x", true, true)).isNull();
        assertThat(writer.add(null, "bob", "x", false, true)).isNotNull();
        assertThat(rows.texts("SELECT count(*) FROM users")).containsExactly("2");
    }

    @Test
    void cannotTakeANameThatCouldBeAnothersAddressOrTheOtherWayRound() {
        assertThatThrownBy(() -> writer.add(null, "ann@example.com", "x", false, false))
                .hasStackTraceContaining("ck_users_username_is_no_email");
        assertThatThrownBy(() -> writer.add("anné", null, "x", false, false))
                .hasStackTraceContaining("ck_users_email_is_an_address");
        assertThatThrownBy(() -> writer.add(null, null, "x", false, false))
                .hasStackTraceContaining("ck_users_has_a_name");
    }

    @Test
    void areGoneWhenTheyAreClosedAndTheirNamesStayTaken() {
        rows.execute("UPDATE users SET is_deleted = true");

        assertThat(users.findByLogin("anné")).isEmpty();
        assertThat(users.findOpenById(ann)).isEmpty();
        assertThat(writer.add(null, "anné", "x", false, false)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE users SET is_deleted = true",
                "UPDATE users SET deleted_at = '2026-11-20T00:00:00Z'",
                "UPDATE users SET is_deleted = true, deleted_at = '2026-11-20T00:00:00Z'"
            })
    void areClosedWhicheverOfTheTwoColumnsSaysSo(String closing) {
        rows.execute(closing);
        assertThat(rows.texts("SELECT is_deleted AND deleted_at IS NOT NULL FROM users"))
                .containsExactly("t");

        rows.execute("UPDATE users SET last_login = now()");
        assertThat(users.findOpenById(ann)).isEmpty();

        rows.execute(
                closing.contains("is_deleted")
                        ? "UPDATE users SET is_deleted = false"
                        : "UPDATE users SET deleted_at = NULL");
        assertThat(users.findOpenById(ann))
                .hasValueSatisfying(user -> assertThat(user.deletedAt()).isNull());
    }

    @Test
    void rememberTheirLastLoginToTheMicrosecond() {
        writer.noteLogin(ann, NOW);

        assertThat(users.findOpenById(ann))
                .hasValueSatisfying(user -> assertThat(user.lastLogin()).isEqualTo(NOW));
    }
}
