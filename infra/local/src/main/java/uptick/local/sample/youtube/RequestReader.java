package uptick.local.sample.youtube;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import uptick.local.sample.provider.Query;
import uptick.local.sample.youtube.VideosRequest.Part;

/// Reads the query of a `videos.list` call, as strictly as YouTube does.
///
/// The sample world has one chart, `mostPopular` of GB. Any other is refused as not available; a call
/// without a region asks for that of the United States, as the documentation has it.
final class RequestReader {

    private static final int MOST_IDS = 50;
    private static final int MOST_RESULTS = 50;
    private static final String DEFAULT_RESULTS = "5";
    private static final String ALL_CATEGORIES = "0";

    private RequestReader() {}

    static VideosRequest read(Query query) {
        var names = query.list("part");
        if (names.isEmpty()) {
            return new VideosRequest.Refused(ErrorBody.MISSING_REQUIRED_PARAMETER);
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String name : names) {
            Optional<Part> part =
                    Stream.of(Part.values()).filter(one -> one.wireName.equals(name)).findAny();
            if (part.isEmpty()) {
                return new VideosRequest.Refused(ErrorBody.UNKNOWN_PART);
            }
            parts.add(part.get());
        }
        boolean chart = query.first("chart").isPresent();
        if (chart == query.first("id").isPresent()) {
            return new VideosRequest.Refused(
                    chart ? ErrorBody.INVALID_PARAMETER : ErrorBody.MISSING_REQUIRED_PARAMETER);
        }
        return chart ? chart(parts, query) : byId(parts, query.list("id"));
    }

    private static VideosRequest byId(Set<Part> parts, List<String> ids) {
        return ids.isEmpty() || ids.size() > MOST_IDS
                ? new VideosRequest.Refused(ErrorBody.INVALID_PARAMETER)
                : new VideosRequest.ById(parts, ids);
    }

    private static VideosRequest chart(Set<Part> parts, Query query) {
        if (!query.first("chart").orElseThrow().equals("mostPopular")
                || !query.first("regionCode").orElse("US").equals("GB")) {
            return new VideosRequest.Refused(ErrorBody.VIDEO_CHART_NOT_FOUND);
        }
        var maxResults = maxResults(query.first("maxResults").orElse(DEFAULT_RESULTS));
        if (maxResults.isEmpty()) {
            return new VideosRequest.Refused(ErrorBody.INVALID_PARAMETER);
        }
        var token = query.first("pageToken").filter(text -> !text.isEmpty());
        var page = token.isEmpty() ? Optional.of(PageToken.START) : PageToken.decode(token.get());
        if (page.isEmpty()) {
            return new VideosRequest.Refused(ErrorBody.INVALID_PAGE_TOKEN);
        }
        var category = query.first("videoCategoryId").filter(id -> !id.equals(ALL_CATEGORIES));
        return new VideosRequest.Chart(parts, category.orElse(null), maxResults.get(), page.get());
    }

    private static Optional<Integer> maxResults(String text) {
        try {
            return Optional.of(Integer.parseInt(text)).filter(n -> n >= 1 && n <= MOST_RESULTS);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
