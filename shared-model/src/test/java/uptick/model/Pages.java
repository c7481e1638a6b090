package uptick.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/// A list read page by page.
public final class Pages {

    private Pages() {}

    /// Reads all pages.
    ///
    /// @param after the page after a row, the first where there is none
    public static <T> List<T> readAll(Function<@Nullable T, List<T>> after) {
        var read = new ArrayList<T>();
        for (var page = after.apply(null); !page.isEmpty(); page = after.apply(page.getLast())) {
            read.addAll(page);
        }
        return read;
    }
}
