package uptick.collections.trend;

import java.net.URI;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// How Hacker News is asked, `uptick.collections.hacker-news.*`.
///
/// @param base where its search answers, without a slash at the end
/// @param leastPoints how many votes a story of the last day needs
/// @param pages how many pages of 100 stories are read at most, one request each
@ConfigurationProperties("uptick.collections.hacker-news")
record HackerNewsSettings(
        @Bindable(defaultValue = "https://hn.algolia.com/api/v1") URI base,
        @Bindable(defaultValue = "20") int leastPoints,
        @Bindable(defaultValue = "3") int pages) {

    private static final int MOST_PAGES = 10;

    HackerNewsSettings {
        if (base.toString().endsWith("/")) {
            throw new IllegalArgumentException(
                    "uptick.collections.hacker-news.base must not end with a slash");
        }
        if (leastPoints < 0 || pages < 1 || pages > MOST_PAGES) {
            throw new IllegalArgumentException(
                    "uptick.collections.hacker-news: least-points is a count, pages 1 to "
                            + MOST_PAGES);
        }
    }
}
