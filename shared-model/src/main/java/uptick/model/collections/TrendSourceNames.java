package uptick.model.collections;

import java.util.List;

/// The sources of trends, as rows, addresses and settings call them.
public final class TrendSourceNames {

    /// Each name, as an alternation of a regular expression.
    public static final String ONE_OF =
            "reddit|youtube|google_trends|similarweb|wikipedia|hacker_news";

    /// All names.
    public static final List<String> ALL = List.of(ONE_OF.split("\\|", -1));

    private TrendSourceNames() {}
}
