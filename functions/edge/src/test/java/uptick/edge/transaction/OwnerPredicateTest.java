package uptick.edge.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.data.annotation.Query;
import io.micronaut.transaction.TransactionOperations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.model.accounts.UserSettings;
import uptick.model.collections.TopicWatches;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;
import uptick.value.UserId;

/// A repository's own query that somebody has taken the owner out of: row-level security shows a user the same rows.
@WithDatabase
class OwnerPredicateTest {

    private static final UUID ANN = new UUID(0x7000L, 10);
    private static final UUID BOB = new UUID(0x7000L, 11);

    private final ApplicationContext context =
            ApplicationContext.run(Map.of("uptick.transaction.assume-role", "true"));
    private final Transactions transactions = context.getBean(Transactions.class);

    @SuppressWarnings("unchecked") // a class has no parameters to ask for
    private final TransactionOperations<Connection> operations =
            context.getBean(Argument.of(TransactionOperations.class, Connection.class));

    private final TestDatabase database;

    OwnerPredicateTest(TestDatabase database) {
        this.database = database;
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @BeforeEach
    void annAndBobHaveRowsOfTheirOwn() throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    DELETE FROM users;
                    DELETE FROM topics WHERE topic_key IN ('ann', 'bob');
                    INSERT INTO users (id, username, password_hash) VALUES ('%1$s', 'ann', 'x'), ('%2$s', 'bob', 'x');
                    INSERT INTO user_settings (user_id, time_zone) VALUES ('%1$s', 'ann'), ('%2$s', 'bob');
                    INSERT INTO topics (topic_key, title) VALUES ('ann', 'ann'), ('bob', 'bob');
                    INSERT INTO topic_watches (user_id, topic_id)
                    SELECT users.id, topics.id FROM users JOIN topics ON topics.topic_key = users.username;
                    """
                            .formatted(ANN, BOB));
        }
    }

    @Test
    void aUserSeesNoForeignTopicThatIsWatched() {
        var everybodys =
                without(
                        "topic_watches.user_id = :userId",
                        sql(TopicWatches.class, "findWatched").replace(":limit", "100"));

        assertShowsEachTheirOwn(DatabaseRole.UPTICK_COLLECTIONS, everybodys, "title");
    }

    @Test
    void aUserSeesNoForeignSettings() {
        var everybodys = without("user_id = :userId", sql(UserSettings.class, "findByUserId"));

        assertShowsEachTheirOwn(DatabaseRole.UPTICK_ACCOUNTS, everybodys, "time_zone");
    }

    private void assertShowsEachTheirOwn(DatabaseRole role, String query, String column) {
        var inTransaction = transactions.of(role);
        Supplier<List<String>> seen = () -> texts(query, column);

        // Who is under no policy sees that the query itself keeps nobody's rows apart.
        assertThat(transactions.ofLogin().readAsJob(seen)).containsExactlyInAnyOrder("ann", "bob");
        assertThat(inTransaction.readAs(principal(ANN), seen)).containsExactly("ann");
        assertThat(inTransaction.readAs(principal(BOB), seen)).containsExactly("bob");
        assertThat(inTransaction.readAsJob(seen)).isEmpty();
    }

    private String sql(Class<?> repository, String name) {
        return context.getBeanDefinition(repository).getExecutableMethods().stream()
                .filter(method -> method.getMethodName().equals(name))
                .findFirst()
                .flatMap(method -> method.stringValue(Query.class))
                .orElseThrow();
    }

    private static String without(String predicate, String sql) {
        assertThat(sql).containsOnlyOnce(predicate);
        return sql.replace(predicate, "true");
    }

    private List<String> texts(String query, String column) {
        try (var statement = operations.getConnection().createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(column));
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(query, failure);
        }
    }

    private static Principal principal(UUID id) {
        return new Principal(new UserId(id), Set.of(Role.USER), "free", 0);
    }
}
