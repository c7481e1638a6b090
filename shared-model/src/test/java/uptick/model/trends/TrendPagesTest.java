package uptick.model.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class TrendPagesTest {

    private static final Instant AT = Instant.parse("2026-11-21T06:00:00Z");
    private static final int WORLDS = 30;

    private final Trends trends;
    private final Rows rows;

    TrendPagesTest(Trends trends, TestDatabase database) {
        this.trends = trends;
        this.rows = new Rows(database);
    }

    private record Row(UUID id, @Nullable Double momentum) {

        static Row parse(String text) {
            var momentum = text.substring(text.indexOf(' ') + 1);
            return new Row(
                    UUID.fromString(text.substring(0, text.indexOf(' '))),
                    momentum.isEmpty() ? null : Double.valueOf(momentum));
        }
    }

    @Test
    void showEveryRowOnceInOrderWhateverTheirSize() {
        var random = new Random(20_261_121);
        for (var world = 0; world < WORLDS; world++) {
            var run = rows.run(AT);
            var expected = add(run, random, random.nextInt(0, 60));
            add(rows.run(AT), random, 5);
            var size = 1 + random.nextInt(12);

            var read = read(run, size);

            assertThat(read)
                    .as("world %d, pages of %d", world, size)
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    void goOnWithTheRowsWithoutMomentumAfterTheLastWithSome() {
        var run = rows.run(AT);
        var expected = add(run, new Random(1), 20);
        var withMomentum = expected.stream().filter(row -> row.momentum() != null).count();

        assertThat(withMomentum).isBetween(1L, 19L);
        assertThat(read(run, (int) withMomentum)).containsExactlyElementsOf(expected);
    }

    @Test
    void areEmptyBehindTheLastRow() {
        var run = rows.run(AT);
        var last = add(run, new Random(2), 10).getLast();

        assertThat(last.momentum()).isNull();
        assertThat(trends.findUnscoredAfter(run, last.id(), 10)).isEmpty();
        assertThat(trends.findTop(UUID.randomUUID(), 10)).isEmpty();
    }

    private List<Row> read(UUID run, int size) {
        var read = new ArrayList<Row>();
        var page = trends.findTop(run, size);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(size);
            page.forEach(trend -> read.add(new Row(trend.id(), trend.momentumScore())));
            var last = page.getLast();
            page =
                    last.momentumScore() == null
                            ? trends.findUnscoredAfter(run, last.id(), size)
                            : trends.findTopAfter(run, last.momentumScore(), last.id(), size);
        }
        return read;
    }

    /* Few different values, so that there are ties; fractions that no decimal text of few digits holds; nulls. */
    private List<Row> add(UUID run, Random random, int count) {
        var values = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            var momentum = random.nextInt(3) == 0 ? null : (Double) (random.nextInt(7) * 100.0 / 7);
            values.add("('t', '%s', %s)".formatted(run, momentum));
        }
        if (values.isEmpty()) {
            return List.of();
        }
        return rows
                .texts(
                        """
                        INSERT INTO trends (title, collection_id, momentum_score)
                        VALUES %s
                        RETURNING id || ' ' || coalesce(momentum_score::text, '')
                        """
                                .formatted(String.join(", ", values)))
                .stream()
                .map(Row::parse)
                .sorted(
                        Comparator.comparing(
                                        Row::momentum,
                                        Comparator.nullsLast(Comparator.reverseOrder()))
                                .thenComparing(row -> row.id().toString()))
                .toList();
    }
}
