package uptick.edge.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import io.micronaut.context.annotation.Property;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.problem.ProblemException;
import uptick.edge.problem.ProblemType;
import uptick.model.accounts.Users;
import uptick.model.collections.Topic;
import uptick.model.collections.TopicWatches;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.value.UserId;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
@Property(name = "uptick.transaction.assume-role", value = "true")
// As everywhere but on a server for tests.
@Property(name = "datasources.default.connection-init-sql", value = "SET synchronous_commit = 'on'")
class InTransactionTest {

    private final InTransaction inTransaction;
    private final TopicWatches watches;
    private final Users users;
    private final TestDatabase database;
    private final DataSource connections;
    private UUID ann = UUID.randomUUID();
    private UUID bob = UUID.randomUUID();
    private UUID topic = UUID.randomUUID();

    InTransactionTest(
            Transactions transactions,
            TopicWatches watches,
            Users users,
            TestDatabase database,
            DataSource connections) {
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
        this.watches = watches;
        this.users = users;
        this.database = database;
        this.connections = connections;
    }

    @BeforeEach
    void annWatchesATopicAndBobDoesNot() throws SQLException {
        ann =
                id(
                        "INSERT INTO users (username, password_hash) VALUES ('ann-' || uuidv4(), 'x') RETURNING id");
        bob =
                id(
                        "INSERT INTO users (username, password_hash) VALUES ('bob-' || uuidv4(), 'x') RETURNING id");
        topic =
                id(
                        "INSERT INTO topics (topic_key, title) VALUES ('topic ' || uuidv4(), 'A topic') RETURNING id");
        execute(
                "INSERT INTO topic_watches (user_id, topic_id) VALUES ('"
                        + ann
                        + "', '"
                        + topic
                        + "')");
    }

    @Test
    void showsAUserOnlyRowsOfTheirOwn() {
        assertThat(inTransaction.readAs(principal(ann), () -> watches.findWatched(ann, 10)))
                .extracting(Topic::id)
                .containsExactly(topic);
        assertThat(inTransaction.readAs(principal(bob), () -> watches.findWatched(bob, 10)))
                .isEmpty();
    }

    @Test
    void showsNoForeignRowEvenWhereTheQueryAsksForIt() {
        assertThat(inTransaction.readAs(principal(bob), () -> watches.findWatched(ann, 10)))
                .isEmpty();
        assertThat(inTransaction.as(principal(bob), () -> watches.unwatch(ann, topic))).isZero();
        assertThat(inTransaction.readAs(principal(ann), () -> watches.findWatched(ann, 10)))
                .hasSize(1);
    }

    @Test
    void takesNoRowInAnothersName() {
        assertThatThrownBy(
                        () ->
                                inTransaction.as(
                                        principal(bob),
                                        () ->
                                                watches.watch(
                                                        UUID.fromString(ann.toString()),
                                                        anotherTopic())))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void showsNothingToAJob() {
        assertThat(inTransaction.readAsJob(() -> watches.findWatched(ann, 10))).isEmpty();
    }

    @Test
    void leavesNothingBehindOnAPooledConnection() {
        inTransaction.as(principal(ann), () -> watches.findWatched(ann, 10));

        assertThat(inTransaction.readAsJob(() -> watches.findWatched(ann, 10))).isEmpty();
        assertThat(inTransaction.readAs(principal(bob), () -> watches.findWatched(ann, 10)))
                .isEmpty();
    }

    @Test
    void endsATokenWhoseEpochHasPassedOrWhoseAccountIsClosed() throws SQLException {
        execute("UPDATE users SET token_epoch = 1 WHERE id = '" + ann + "'");
        execute("UPDATE users SET is_deleted = true WHERE id = '" + bob + "'");

        for (var gone : List.of(ann, bob, UUID.randomUUID())) {
            assertThatThrownBy(
                            () ->
                                    inTransaction.readAs(
                                            principal(gone), () -> "work that must not be done"))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem ->
                                    assertThat(problem.type())
                                            .isEqualTo(ProblemType.UNAUTHENTICATED));
        }
    }

    @Test
    void hasTheRightsOfItsFunctionOnly() {
        assertThatThrownBy(
                        () -> inTransaction.readAs(principal(ann), () -> users.findByLogin("ann")))
                .hasStackTraceContaining("permission denied for table users");
    }

    @Test
    void refusesToWriteWhereItOnlyReads() {
        assertThatThrownBy(
                        () ->
                                inTransaction.readAs(
                                        principal(ann), () -> watches.unwatch(ann, topic)))
                .hasStackTraceContaining("read-only transaction");
    }

    @Test
    void undoesEverythingWhereWorkFails() {
        assertThatThrownBy(
                        () ->
                                inTransaction.as(
                                        principal(ann),
                                        () -> {
                                            watches.unwatch(ann, topic);
                                            throw new IllegalStateException("half way");
                                        }))
                .hasMessageContaining("half way");

        assertThat(inTransaction.readAs(principal(ann), () -> watches.findWatched(ann, 10)))
                .hasSize(1);
    }

    @Test
    void waitsForTheDiskUnlessToldNotTo() {
        assertThat(inTransaction.asJobUnflushed(this::commits)).isEqualTo("off uptick_collections");
        assertThat(inTransaction.asJob(this::commits)).isEqualTo("on uptick_collections");
        assertThat(inTransaction.as(principal(ann), this::commits))
                .isEqualTo("on uptick_collections");
    }

    @Test
    void leavesTheCommitToTheWorkThatIsUnderWay() {
        assertThatThrownBy(
                        () ->
                                inTransaction.asJob(
                                        () -> inTransaction.asJobUnflushed(this::commits)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("under way");
    }

    @Test
    void hidesAUsersRowsOutsideATransactionOfTheirs() {
        // As the owner of the schema sees everything, only a function's role shows what a forgotten
        // transaction would.
        assertThat(inTransaction.readAsJob(() -> watches.findWatched(ann, 10))).isEmpty();
    }

    @Test
    void passesOnWhatIsNoOutageAsItIs() {
        assertThatThrownBy(() -> inTransaction.asJob(() -> watches.watch(UUID.randomUUID(), topic)))
                .isInstanceOf(DataAccessException.class);
    }

    /* Of the transaction that is under way. */
    @SuppressWarnings("resource") // the transaction's, which closes it
    private String commits() {
        try (var statement = connections.getConnection().createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT current_setting('synchronous_commit') || ' ' || current_user")) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private UUID anotherTopic() {
        try {
            return id(
                    "INSERT INTO topics (topic_key, title) VALUES ('topic ' || uuidv4(), 'Another') RETURNING id");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Principal principal(UUID id) {
        return new Principal(new UserId(id), Set.of(Role.USER), "free", 0);
    }

    private UUID id(String sql) throws SQLException {
        try (var connection = database.connect();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
