package uptick.local.sample.googletrends;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.tree.JsonNode;
import org.jspecify.annotations.Nullable;

/// What interest is asked for.
///
/// @param terms 1 to 5, in the order asked for
/// @param geo empty for everywhere
/// @param from first day
/// @param through last day
record TrendsRequest(List<String> terms, String geo, LocalDate from, LocalDate through) {

    private static final int MOST_TERMS = 5;

    TrendsRequest {
        terms = List.copyOf(terms);
    }

    /// Reads what `explore` is asked; empty where Google would refuse it.
    static Optional<TrendsRequest> explored(String text) {
        return read(text, item -> text(item, "keyword"), item -> text(item, "geo"), null);
    }

    /// Reads what `explore` said to ask next; empty where it did not say so.
    static Optional<TrendsRequest> ofWidget(String text) {
        return tree(text)
                .flatMap(
                        whole ->
                                read(
                                        text,
                                        TrendsRequest::restriction,
                                        item -> text(at(item, "geo"), "country"),
                                        text(whole, "time")));
    }

    private interface Reading {
        String of(JsonNode item);
    }

    private static Optional<TrendsRequest> read(
            String text, Reading keyword, Reading geo, @Nullable String sharedTime) {
        var items = tree(text).map(whole -> at(whole, "comparisonItem")).filter(JsonNode::isArray);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<String> terms = new ArrayList<>();
        var times = new ArrayList<String>();
        var places = new ArrayList<String>();
        for (JsonNode item : items.get().values()) {
            terms.add(keyword.of(item));
            times.add(sharedTime == null ? text(item, "time") : sharedTime);
            places.add(geo.of(item));
        }
        boolean one =
                times.stream().distinct().count() == 1 && places.stream().distinct().count() == 1;
        return one && terms.size() <= MOST_TERMS && terms.stream().noneMatch(String::isBlank)
                ? within(terms, places.getFirst(), times.getFirst())
                : Optional.empty();
    }

    /* Two days; the site's other ways to write a time are not known here. */
    private static Optional<TrendsRequest> within(List<String> terms, String geo, String time) {
        var days = time.split(" ", -1);
        if (days.length != 2 || !geo.matches("([A-Z]{2}(-[A-Z0-9]{1,3})?)?")) {
            return Optional.empty();
        }
        try {
            var from = LocalDate.parse(days[0]);
            var through = LocalDate.parse(days[1]);
            return through.isBefore(from)
                    ? Optional.empty()
                    : Optional.of(new TrendsRequest(terms, geo, from, through));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String restriction(JsonNode item) {
        var keywords = at(at(item, "complexKeywordsRestriction"), "keyword");
        return keywords.isArray() && keywords.size() == 1 ? text(at(keywords, 0), "value") : "";
    }

    private static Optional<JsonNode> tree(String text) {
        try (var parser = new JsonFactory().createParser(text)) {
            return Optional.ofNullable(JsonNodeTreeCodec.getInstance().readTree(parser));
        } catch (IOException _) {
            // Whoever asks with what is no JSON is refused.
            return Optional.empty();
        }
    }

    private static JsonNode at(JsonNode node, String name) {
        var member = node.isObject() ? node.get(name) : null;
        return member == null ? JsonNode.nullNode() : member;
    }

    private static JsonNode at(JsonNode node, int place) {
        var element = node.get(place);
        return element == null ? JsonNode.nullNode() : element;
    }

    private static String text(JsonNode node, String name) {
        var member = at(node, name);
        return member.isString() ? member.getStringValue() : "";
    }
}
