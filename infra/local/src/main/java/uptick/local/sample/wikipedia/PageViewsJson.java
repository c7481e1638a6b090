package uptick.local.sample.wikipedia;

import java.time.LocalDate;
import java.util.List;

import uptick.local.sample.provider.JsonText;

/// Writes page views in Wikimedia's envelopes.
final class PageViewsJson {

    private static final String PROJECT = "en.wikipedia";

    private PageViewsJson() {}

    static String perArticle(
            String article, String access, String agent, List<PageViews.Day> days) {
        return JsonText.of(
                json -> {
                    json.writeStartObject();
                    json.writeArrayFieldStart("items");
                    for (PageViews.Day day : days) {
                        json.writeStartObject();
                        json.writeStringField("project", PROJECT);
                        json.writeStringField("article", article);
                        json.writeStringField("granularity", "daily");
                        json.writeStringField("timestamp", Days.written(day.day()));
                        json.writeStringField("access", access);
                        json.writeStringField("agent", agent);
                        json.writeNumberField("views", day.views());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    static String top(LocalDate day, String access, List<PageViews.Page> pages) {
        return JsonText.of(
                json -> {
                    json.writeStartObject();
                    json.writeArrayFieldStart("items");
                    json.writeStartObject();
                    json.writeStringField("project", PROJECT);
                    json.writeStringField("access", access);
                    json.writeStringField("year", "%04d".formatted(day.getYear()));
                    json.writeStringField("month", "%02d".formatted(day.getMonthValue()));
                    json.writeStringField("day", "%02d".formatted(day.getDayOfMonth()));
                    json.writeArrayFieldStart("articles");
                    for (int rank = 1; rank <= pages.size(); rank++) {
                        var page = pages.get(rank - 1);
                        json.writeStartObject();
                        json.writeStringField("article", page.article());
                        json.writeNumberField("views", page.views());
                        json.writeNumberField("rank", rank);
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }
}
