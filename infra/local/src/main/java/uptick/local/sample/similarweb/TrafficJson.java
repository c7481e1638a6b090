package uptick.local.sample.similarweb;

import java.io.IOException;
import java.time.YearMonth;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;

import uptick.local.sample.provider.Asked;
import uptick.local.sample.provider.JsonText;
import uptick.local.sample.topic.SampleTopic;

/// Writes visits in SimilarWeb's envelope.
record TrafficJson(Visits visits, SampleTopic topic, List<TrafficJson.Metric> metrics) {

    /// What can be asked for, as the API names it.
    enum Metric {
        VISITS("visits"),
        BOUNCE_RATE("bounce_rate"),
        PAGES_PER_VISIT("pages_per_visit"),
        PAGE_VIEWS("page_views");

        final String wireName;

        Metric(String wireName) {
            this.wireName = wireName;
        }
    }

    private static final List<String> ECHOED =
            List.of(
                    "domain",
                    "metrics",
                    "granularity",
                    "start_date",
                    "end_date",
                    "country",
                    "web_source",
                    "main_domain_only",
                    "format");

    String write(Asked asked, List<YearMonth> months) {
        return JsonText.of(
                json -> {
                    json.writeStartObject();
                    json.writeObjectFieldStart("meta");
                    json.writeObjectFieldStart("request");
                    for (String name : ECHOED) {
                        var value = asked.query().first(name);
                        if (value.isPresent() && value.get().matches("true|false")) {
                            json.writeBooleanField(name, Boolean.parseBoolean(value.get()));
                        } else if (value.isPresent()) {
                            json.writeStringField(name, value.get());
                        }
                    }
                    json.writeEndObject();
                    json.writeStringField("status", "Success");
                    json.writeStringField(
                            "last_updated", Visits.latest(asked.at()).atEndOfMonth().toString());
                    json.writeEndObject();
                    json.writeArrayFieldStart("data");
                    for (YearMonth month : months) {
                        month(json, month, asked.query().first("country").orElse("ww"));
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    static String error(int code, String message) {
        return JsonText.of(
                json -> {
                    json.writeStartObject();
                    json.writeObjectFieldStart("meta");
                    json.writeStringField("status", "Error");
                    json.writeNumberField("error_code", code);
                    json.writeStringField("error_message", message);
                    json.writeEndObject();
                    json.writeEndObject();
                });
    }

    private void month(JsonGenerator json, YearMonth month, String country) throws IOException {
        json.writeStartObject();
        json.writeStringField("date", month.atDay(1).toString());
        for (Metric metric : metrics) {
            json.writeNumberField(metric.wireName, value(metric, month, country));
        }
        json.writeEndObject();
    }

    private double value(Metric metric, YearMonth month, String country) {
        return switch (metric) {
            case VISITS -> visits.visits(topic, month, country);
            case BOUNCE_RATE -> visits.bounceRate(topic, month);
            case PAGES_PER_VISIT -> visits.pagesPerVisit(topic, month);
            case PAGE_VIEWS ->
                    visits.visits(topic, month, country) * visits.pagesPerVisit(topic, month);
        };
    }
}
