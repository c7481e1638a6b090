package uptick.migrations.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import uptick.migrations.Sql;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// Fifty copies of each of many requests, all at once (`-Duptick.full=true`: of 500 requests): each has its
/// effect once, and all copies get the same answer. A fifth of the effects fails at first.
@WithDatabase
class ManyCopiesTest {

    private static final int KEYS = Boolean.getBoolean("uptick.full") ? 500 : 40;
    private static final int COPIES = 50;
    private static final int CONNECTIONS = 25;

    private final TestDatabase database;

    ManyCopiesTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void haveOneEffectForEachKeyAndOneAnswer() throws Exception {
        try (var owner = database.connect()) {
            Sql.execute(
                    owner,
                    "CREATE TABLE effects (key text NOT NULL); GRANT INSERT ON effects TO uptick_collections");
        }
        Queue<String> copies = new ConcurrentLinkedQueue<>(shuffled());

        var answers = new HashMap<String, List<String>>();
        for (var each :
                Together.run(database, CONNECTIONS, connection -> answers(connection, copies))) {
            each.forEach(
                    (key, some) ->
                            answers.computeIfAbsent(key, _ -> new ArrayList<>()).addAll(some));
        }

        assertThat(answers).hasSize(KEYS);
        assertThat(answers.values())
                .allSatisfy(
                        same -> {
                            assertThat(same).hasSize(COPIES);
                            assertThat(same).containsOnly(same.getFirst());
                        });
        try (var owner = database.connect()) {
            assertThat(Sql.texts(owner, "SELECT key FROM effects"))
                    .containsExactlyInAnyOrderElementsOf(answers.keySet());
        }
    }

    /* One worker: a copy that is told to come again goes to the end of the queue. */
    private static Map<String, List<String>> answers(Connection connection, Queue<String> copies)
            throws SQLException {
        Sql.execute(connection, "SET ROLE uptick_collections; SET lock_timeout = '30s'");
        connection.setAutoCommit(false);
        var random = new Random(7);
        var answers = new HashMap<String, List<String>>();
        for (var key = copies.poll(); key != null; key = copies.poll()) {
            var request = new Idempotent("ann", key, "POST " + key);
            var outcome = request.begin(connection);
            if (outcome.equals("begun")) {
                Sql.execute(connection, "INSERT INTO effects (key) VALUES ('" + key + "')");
                var body = UUID.randomUUID().toString();
                request.answer(connection, body);
                if (random.nextInt(5) == 0) {
                    connection.rollback();
                    copies.add(key);
                    continue;
                }
                connection.commit();
                answers.computeIfAbsent(key, _ -> new ArrayList<>()).add(body);
            } else {
                connection.commit();
                if (outcome.equals("in_flight")) {
                    copies.add(key);
                } else {
                    assertThat(outcome).startsWith("answered 201 ");
                    answers.computeIfAbsent(key, _ -> new ArrayList<>())
                            .add(outcome.substring(outcome.lastIndexOf(' ') + 1));
                }
            }
        }
        return answers;
    }

    /* By groups of a few keys, so that copies of one key meet. */
    private static List<String> shuffled() {
        var all = new ArrayDeque<String>();
        for (var from = 0; from < KEYS; from += 4) {
            var group =
                    new ArrayList<>(
                            IntStream.range(from, Math.min(from + 4, KEYS))
                                    .boxed()
                                    .flatMap(
                                            key ->
                                                    Collections.nCopies(COPIES, "key-" + key)
                                                            .stream())
                                    .toList());
            Collections.shuffle(group, new Random(from));
            all.addAll(group);
        }
        return List.copyOf(all);
    }
}
