package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The database goes away and comes back while people ask.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageTest {

    private static final int READERS = 6;
    private static final int ENOUGH = 30;

    private final Path home = TestHouse.newFolder();
    private final TestHouse house = TestHouse.open(TestHouse.on(home));

    @AfterAll
    void stop() {
        house.close();
        TestHouse.delete(home);
    }

    @Test
    void answers503WhileTheDatabaseIsAwayAndGoesOnWhenItIsBack() throws Exception {
        house.serve();
        var token = house.token("admin");
        var answers = new ConcurrentLinkedQueue<Answer>();
        var asking = new AtomicBoolean(true);
        try (var readers = Executors.newFixedThreadPool(READERS)) {
            read(readers, token, answers, asking);
            try {
                await(answers, token, 200);
                var postgres = PostgresProcess.of(home);
                postgres.stop();
                answers.clear();
                await(answers, token, 503);
                assertThat(house.get("/health", null).status()).isEqualTo(200);
                assertThat(house.get("/health/db", null).status()).isEqualTo(503);
                assertThat(house.logIn("admin", house.password()).status()).isEqualTo(503);
                assertThat(answers).extracting(Answer::status).containsOnly(503);

                postgres.startAgain();
                await(answers, token, 200);
            } finally {
                asking.set(false);
            }
        }

        assertThat(answers).extracting(Answer::status).containsOnly(200, 503);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 503)
                .isNotEmpty()
                .allSatisfy(
                        answer -> {
                            assertThat(answer.header("Retry-After")).isEqualTo("5");
                            assertThat(answer.at("type").text())
                                    .isEqualTo("/problems/database-unavailable");
                        });
        assertThat(house.get("/health/db", null).status()).isEqualTo(200);
    }

    private void read(
            ExecutorService readers, String token, Queue<Answer> answers, AtomicBoolean asking) {
        List<String> paths = new ArrayList<>(List.of("/v1/trends", "/v1/me", "/v1/collections"));
        for (var reader = 0; reader < READERS; reader++) {
            var path = paths.get(reader % paths.size());
            var _ =
                    readers.submit(
                            () -> {
                                while (asking.get()) {
                                    answers.add(house.get(path, token));
                                }
                            });
        }
    }

    /* Asks too, so that waiting is one more reader. */
    private void await(Queue<Answer> answers, String token, int status) {
        while (answers.stream().filter(answer -> answer.status() == status).count() < ENOUGH) {
            answers.add(house.get("/v1/me", token));
        }
    }
}
