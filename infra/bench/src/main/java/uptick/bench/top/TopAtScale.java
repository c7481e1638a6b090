package uptick.bench.top;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;

import uptick.bench.MadeTrends;
import uptick.bench.Reader;
import uptick.bench.Rounds;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

/// P9: each kind of Top 10 at ten million trends against the same at ten thousand. Both tables hold runs an hour apart
/// with fifty topics each, so that the latest run and the last seven days are of one size in both.
public final class TopAtScale {

    private static final int ROUNDS = Integer.getInteger("rounds", 9);
    private static final int MANY = 10_000_000 / MadeTrends.TOPICS;
    private static final int FEW = 10_000 / MadeTrends.TOPICS;
    private static final int MOST_BUFFERS = 20;

    private TopAtScale() {}

    /// Measures and prints.
    public static void run() throws Exception {
        var server = TestServer.shared();
        var many = server.migratedDatabase();
        var few = server.migratedDatabase();
        try {
            fill(few, FEW);
            fill(many, MANY);
            try (var toMany = many.connect();
                    var toFew = few.connect()) {
                System.out.println(
                        "P9 Top 10, U = at ten million trends, R = at ten thousand, median of many");
                measure(toMany, toFew);
            }
        } finally {
            server.drop(many);
            server.drop(few);
        }
    }

    private static void fill(TestDatabase database, int runs) throws SQLException {
        long start = System.nanoTime();
        try (var connection = database.connect()) {
            // The rows fit by the way they are made; to check their keys would take most of the
            // time.
            MadeTrends.execute(connection, "SET session_replication_role = 'replica'");
            MadeTrends.execute(connection, "SET synchronous_commit = 'off'");
            var indexes = IndexesSetAside.drop(connection);
            MadeTrends.write(connection, Reader.someone().id(), runs);
            indexes.restore(connection);
            // Else the first measurements pay for what the fill left in memory.
            MadeTrends.execute(connection, "CHECKPOINT");
        }
        System.out.printf(
                Locale.ROOT,
                "%,d trends made in %d s%n",
                (long) runs * MadeTrends.TOPICS,
                (System.nanoTime() - start) / 1_000_000_000);
    }

    private static void measure(Connection toMany, Connection toFew) throws Exception {
        // The first kind must not pay for what the virtual machine has not compiled yet.
        for (var query : TopQuery.all(toFew)) {
            query.p50();
        }
        var few = TopQuery.all(toFew).iterator();
        for (var query : TopQuery.all(toMany)) {
            var same = few.next();
            System.out.printf("%n%s (%s)%n", query.name(), query.by());
            var measurements = new LinkedHashMap<String, Rounds.Measurement>();
            measurements.put("U", query::p50);
            measurements.put("R", same::p50);
            Rounds.take(ROUNDS, "µs", measurements).print("U", "R");
            print(query, same);
        }
    }

    private static void print(TopQuery query, TopQuery same) throws SQLException {
        var plans = query.plans();
        long buffers = plans.stream().mapToLong(TopPlan::buffers).sum();
        boolean sorts = plans.stream().anyMatch(TopPlan::sorts);
        boolean readsWholeTable = plans.stream().anyMatch(TopPlan::readsWholeTable);
        System.out.printf(
                Locale.ROOT,
                "%,d buffers (at ten thousand %,d), %s, %s%n",
                buffers,
                same.plans().stream().mapToLong(TopPlan::buffers).sum(),
                sorts ? "SORTS" : "no sort",
                readsWholeTable ? "SEQ SCAN" : "no seq scan");
        if (buffers > MOST_BUFFERS || sorts || readsWholeTable) {
            plans.forEach(plan -> System.out.println(plan.text()));
        }
    }
}
