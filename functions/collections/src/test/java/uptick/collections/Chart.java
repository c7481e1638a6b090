package uptick.collections;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A chart in YouTube's envelope, made after the vendor's reference: no chart with statistics was recorded.
final class Chart {

    private static final Pattern TOKEN = Pattern.compile("&pageToken=PAGE(\\d+)");
    private static final int PER_PAGE = 50;

    private final List<String> titles = new ArrayList<>();

    /// A chart of as many videos that are about nothing.
    static Chart of(int videos) {
        var chart = new Chart();
        for (var i = 0; i < videos; i++) {
            chart.titles.add("Filler " + i);
        }
        return chart;
    }

    /// Puts a title in a place, counted from 0.
    Chart with(int place, String title) {
        titles.set(place, title);
        return this;
    }

    /// The page that a query asks for.
    String page(String query) {
        var token = TOKEN.matcher(query);
        var page = token.find() ? Integer.parseInt(token.group(1)) : 1;
        var from = (page - 1) * PER_PAGE;
        var to = Math.min(from + PER_PAGE, titles.size());
        var items = new ArrayList<String>();
        for (var place = from; place < to; place++) {
            items.add(item(place));
        }
        return """
        {"kind": "youtube#videoListResponse", "etag": "x",%s
         "pageInfo": {"totalResults": %d, "resultsPerPage": 50},
         "items": [%s]}
        """
                .formatted(
                        to < titles.size() ? " \"nextPageToken\": \"PAGE" + (page + 1) + "\"," : "",
                        titles.size(),
                        String.join(",\n", items));
    }

    /// The views of a place: the better placed, the more.
    static long views(int place) {
        return 1_000_000L - place;
    }

    private String item(int place) {
        return """
        {"kind": "youtube#video", "etag": "x", "id": "video-%1$d",
         "snippet": {"publishedAt": "2026-11-20T18:30:00Z", "channelId": "channel-%1$d", "title": "%2$s", "description": "",
          "channelTitle": "Channel %1$d", "categoryId": "24"},
         "contentDetails": {"duration": "PT3M1S"},
         "statistics": {"viewCount": "%3$d", "likeCount": "10", "favoriteCount": "0", "commentCount": "3"}}"""
                .formatted(place, titles.get(place), views(place));
    }
}
