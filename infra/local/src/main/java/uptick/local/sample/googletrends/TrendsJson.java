package uptick.local.sample.googletrends;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonGenerator;

import uptick.local.sample.provider.JsonText;

/// Writes what the site's own pages are answered, each with its prefix, so that no page can load it as a script.
final class TrendsJson {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);

    private TrendsJson() {}

    /// What there is to see: of the widgets that were recorded, the one of interest over time and a title.
    static String explored(TrendsRequest request, String token) {
        return ")]}'\n"
                + JsonText.of(
                        json -> {
                            json.writeStartObject();
                            json.writeArrayFieldStart("widgets");
                            title(json, request);
                            json.writeStartObject();
                            json.writeFieldName("request");
                            widget(json, request);
                            json.writeStringField("lineAnnotationText", "Search interest");
                            json.writeStringField("token", token);
                            json.writeStringField("id", "TIMESERIES");
                            json.writeStringField("type", "fe_line_chart");
                            json.writeStringField("title", "Interest over time");
                            json.writeStringField("template", "fe");
                            json.writeStringField("embedTemplate", "fe_embed");
                            json.writeStringField("version", "1");
                            json.writeBooleanField("isLong", true);
                            json.writeBooleanField("isCurated", false);
                            json.writeEndObject();
                            json.writeEndArray();
                            json.writeEndObject();
                        });
    }

    /// Interest over time.
    static String interest(Timeline timeline) {
        return ")]}',\n"
                + JsonText.of(
                        json -> {
                            json.writeStartObject();
                            json.writeObjectFieldStart("default");
                            json.writeArrayFieldStart("timelineData");
                            for (Timeline.Step step : timeline.steps()) {
                                step(json, timeline, step);
                            }
                            json.writeEndArray();
                            json.writeArrayFieldStart("averages");
                            for (int term = 0; term < timeline.terms().size(); term++) {
                                int place = term;
                                json.writeNumber(
                                        Math.round(
                                                timeline.steps().stream()
                                                        .mapToInt(one -> one.values().get(place))
                                                        .average()
                                                        .orElse(0)));
                            }
                            json.writeEndArray();
                            json.writeEndObject();
                            json.writeEndObject();
                        });
    }

    private static void title(JsonGenerator json, TrendsRequest request) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("text");
        json.writeStringField("text", request.terms().getFirst());
        json.writeEndObject();
        json.writeStringField("id", "TITLE_0");
        json.writeStringField("type", "fe_text");
        json.writeEndObject();
    }

    private static void widget(JsonGenerator json, TrendsRequest request) throws IOException {
        json.writeStartObject();
        json.writeStringField("time", request.from() + " " + request.through());
        json.writeStringField("resolution", Timeline.stepOf(request) == 1 ? "DAY" : "WEEK");
        json.writeStringField("locale", "en-US");
        json.writeArrayFieldStart("comparisonItem");
        for (String term : request.terms()) {
            json.writeStartObject();
            json.writeObjectFieldStart("geo");
            if (!request.geo().isEmpty()) {
                json.writeStringField("country", request.geo());
            }
            json.writeEndObject();
            json.writeObjectFieldStart("complexKeywordsRestriction");
            json.writeArrayFieldStart("keyword");
            json.writeStartObject();
            json.writeStringField("type", "BROAD");
            json.writeStringField("value", term);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("requestOptions");
        json.writeStringField("property", "");
        json.writeStringField("backend", "IZG");
        json.writeNumberField("category", 0);
        json.writeEndObject();
        json.writeObjectFieldStart("userConfig");
        json.writeStringField("userType", "USER_TYPE_SCRAPER");
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void step(JsonGenerator json, Timeline timeline, Timeline.Step step)
            throws IOException {
        json.writeStartObject();
        json.writeStringField(
                "time", Long.toString(step.begin().atStartOfDay().toEpochSecond(ZoneOffset.UTC)));
        json.writeStringField("formattedTime", time(step.begin(), timeline.daysAStep()));
        json.writeStringField("formattedAxisTime", DAY.format(step.begin()));
        json.writeArrayFieldStart("value");
        for (int value : step.values()) {
            json.writeNumber(value);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("hasData");
        for (boolean hasData : step.hasData()) {
            json.writeBoolean(hasData);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("formattedValue");
        for (int value : step.values()) {
            json.writeString(Integer.toString(value));
        }
        json.writeEndArray();
        if (step.partial()) {
            json.writeBooleanField("isPartial", true);
        }
        json.writeEndObject();
    }

    /* With thin spaces around the dash, as recorded. */
    private static String time(LocalDate begin, int days) {
        return days == 1
                ? DAY.format(begin)
                : DateTimeFormatter.ofPattern("MMM d", Locale.US).format(begin)
                        + "\u2009\u2013\u2009"
                        + DAY.format(begin.plusDays(days - 1L));
    }
}
