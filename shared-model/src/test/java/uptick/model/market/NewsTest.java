package uptick.model.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import uptick.model.Pages;
import uptick.model.Rows;
import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
@MicronautTest(startApplication = false, transactional = false)
class NewsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00.123456Z");

    private final News news;
    private final NewsWriter writer;
    private final Rows rows;
    private int articles;

    NewsTest(News news, NewsWriter writer, TestDatabase database) {
        this.news = news;
        this.writer = writer;
        this.rows = new Rows(database);
    }

    @Test
    void areKeptOnceForEachAddress() {
        var first = put("https://example.com/a", null, NOW);
        var second = put("https://example.com/a", "später ☃", null);

        assertThat(second).isEqualTo(first);
        var instrument = rows.instrument();
        assertThat(writer.mention(first, instrument, null, 0.5)).isOne();
        assertThat(writer.mention(first, instrument, null, 0.9)).isZero();
        assertThat(writer.mention(first, null, rows.topic(), null)).isOne();
        assertThat(news.findNewest(instrument, 10))
                .containsExactly(
                        new NewsArticle(
                                first,
                                "Title",
                                "später ☃",
                                "A paper",
                                "https://example.com/a",
                                "de",
                                NOW,
                                NOW));
    }

    @Test
    void areEachOnOnePageNewestFirstAndUndatedLast() {
        var random = new Random(20_261_121);
        for (var world = 0; world < 20; world++) {
            var instrument = rows.instrument();
            var count = random.nextInt(40);
            for (var i = 0; i < count; i++) {
                var at = random.nextInt(4) == 0 ? null : NOW.minusSeconds(random.nextInt(6));
                writer.mention(put(address(), null, at), instrument, null, null);
            }
            writer.mention(put(address(), null, NOW), rows.instrument(), null, null);
            var size = 1 + random.nextInt(9);

            var read = Pages.<NewsArticle>readAll(last -> page(instrument, last, size));

            assertThat(read)
                    .as("world %d, %d articles, pages of %d", world, count, size)
                    .hasSize(count)
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo(
                            Comparator.comparing(
                                            NewsArticle::publishedAt,
                                            Comparator.nullsLast(Comparator.reverseOrder()))
                                    .thenComparing(article -> String.valueOf(article.id())));
        }
    }

    private List<NewsArticle> page(UUID instrument, @Nullable NewsArticle last, int size) {
        if (last == null) {
            return news.findNewest(instrument, size);
        }
        var id = Objects.requireNonNull(last.id());
        return last.publishedAt() == null
                ? news.findUndatedAfter(instrument, id, size)
                : news.findAfter(instrument, last.publishedAt(), id, size);
    }

    private String address() {
        return "https://example.com/" + ++articles;
    }

    private UUID put(String url, @Nullable String description, @Nullable Instant publishedAt) {
        return writer.put("Title", description, "A paper", url, "de", publishedAt, NOW);
    }
}
