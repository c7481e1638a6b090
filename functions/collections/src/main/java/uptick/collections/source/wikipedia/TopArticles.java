package uptick.collections.source.wikipedia;

import java.util.List;

/// The most viewed articles of a day, without pages that are no articles.
///
/// @param articles the most viewed first
public record TopArticles(List<Article> articles) {

    public TopArticles {
        articles = List.copyOf(articles);
    }

    /// One article.
    ///
    /// @param title with blanks
    /// @param views a count
    /// @param rank from 1 on, as Wikipedia counts, pages that are no articles included
    public record Article(String title, long views, long rank) {}
}
