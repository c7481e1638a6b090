package uptick.collections.source.googletrends;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What interest is asked for: up to four terms together with an anchor, in one place and one window.
///
/// Google gives 0 to 100 relative to the greatest value of the request. Only because the anchor is in each can the values
/// of two requests be compared, see [uptick.model.collections.Series#onAnchorScale]; so it should be something that people
/// look for every day, about as often as the terms.
///
/// @param anchor a term that stays the same
/// @param others 1 to 4 more, each once
/// @param geo ISO 3166-1 alpha-2 code, with or without a region, such as `US-NY`; null for everywhere
/// @param from first day
/// @param through last day
public record InterestRequest(
        String anchor,
        List<String> others,
        @Nullable String geo,
        LocalDate from,
        LocalDate through) {

    private static final int MOST_OTHERS = 4;

    public InterestRequest {
        others = List.copyOf(others);
        if (others.isEmpty() || others.size() > MOST_OTHERS) {
            throw new IllegalArgumentException("1 to 4 terms beside the anchor: " + others);
        }
        if (others.contains(anchor) || others.stream().distinct().count() < others.size()) {
            throw new IllegalArgumentException("each term once: " + anchor + ", " + others);
        }
        if (geo != null && !geo.matches("[A-Z]{2}(-[A-Z0-9]{1,3})?")) {
            throw new IllegalArgumentException("no place: " + geo);
        }
        if (through.isBefore(from)) {
            throw new IllegalArgumentException("from " + from + " through " + through);
        }
    }

    /// All terms, the anchor first.
    public List<String> terms() {
        var terms = new ArrayList<String>();
        terms.add(anchor);
        terms.addAll(others);
        return terms;
    }
}
