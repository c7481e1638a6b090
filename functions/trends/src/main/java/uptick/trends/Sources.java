package uptick.trends;

import java.util.List;

/// The sources that scores are made of, by their names in rows.
final class Sources {

    static final String YOUTUBE = "youtube";
    static final String REDDIT = "reddit";
    static final String GOOGLE_TRENDS = "google_trends";
    static final String WIKIPEDIA = "wikipedia";
    static final String SIMILARWEB = "similarweb";

    /// All of them, as they are shown.
    static final List<String> ALL = List.of(REDDIT, YOUTUBE, GOOGLE_TRENDS, WIKIPEDIA, SIMILARWEB);

    private Sources() {}
}
