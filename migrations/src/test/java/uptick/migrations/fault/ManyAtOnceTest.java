package uptick.migrations.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import uptick.migrations.Migrations;
import uptick.migrations.Versions;
import uptick.migrations.rollback.Rollback;
import uptick.migrations.rollback.RollbackTarget;
import uptick.migrations.structure.Structure;
import uptick.migrations.structure.StructureFile;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.TestServer;

class ManyAtOnceTest {

    private TestDatabase database;

    @BeforeEach
    void makeAnEmptyDatabase() {
        database = TestServer.shared().emptyDatabase();
    }

    @AfterEach
    void dropIt() {
        TestServer.shared().drop(database);
    }

    static Stream<Integer> howMany() {
        return Full.orSample(15, 2).stream().map(number -> number + 1);
    }

    @ParameterizedTest
    @MethodSource("howMany")
    void oneMigrationOfManyAppliesAllStepsAndTheOthersNone(int many) throws Exception {
        var migrated = atOnce(many, () -> migrations().migrate(null));

        assertThat(migrated).filteredOn(steps -> !steps.isEmpty()).containsExactly(Versions.ALL);
        assertStructure();
    }

    @Test
    void manyRollbacksTakeEachStepBackOnce() throws Exception {
        migrations().migrate(null);

        var takenBack = atOnce(8, this::rollBack);

        assertThat(takenBack)
                .filteredOn(steps -> !steps.isEmpty())
                .containsExactly(Versions.ALL.reversed());
    }

    @Test
    void migrationsAndRollbacksWaitForEachOther() throws Exception {
        migrations().migrate(null);
        var both = new ArrayList<Callable<List<String>>>();
        for (var i = 0; i < 4; i++) {
            both.add(this::rollBack);
            both.add(() -> migrations().migrate(null));
        }

        for (var steps : atOnce(both)) {
            assertThat(steps).isIn(List.of(), Versions.ALL, Versions.ALL.reversed());
        }

        migrations().migrate(null);
        assertStructure();
    }

    private List<String> rollBack() throws SQLException {
        try (var connection = database.connect()) {
            return new Rollback(connection, Clock.systemUTC()).to(new RollbackTarget.Base());
        }
    }

    private void assertStructure() throws SQLException {
        try (var connection = database.connect()) {
            assertThat(Structure.lasting(connection)).isEqualTo(StructureFile.read());
        }
    }

    private Migrations migrations() {
        return Migrations.of(database.url(), database.username(), database.password());
    }

    private static List<List<String>> atOnce(int many, Callable<List<String>> one)
            throws Exception {
        var all = new ArrayList<Callable<List<String>>>();
        for (var i = 0; i < many; i++) {
            all.add(one);
        }
        return atOnce(all);
    }

    private static List<List<String>> atOnce(List<Callable<List<String>>> all) throws Exception {
        var answers = new ArrayList<List<String>>();
        try (var threads = Executors.newFixedThreadPool(all.size())) {
            for (var one : threads.invokeAll(all)) {
                answers.add(one.get());
            }
        }
        return answers;
    }
}
