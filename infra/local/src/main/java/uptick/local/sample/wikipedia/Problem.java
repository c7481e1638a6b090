package uptick.local.sample.wikipedia;

import java.util.Locale;

import uptick.local.sample.provider.Asked;
import uptick.local.sample.provider.JsonText;
import uptick.local.sample.provider.Reply;

/// A refusal as Wikimedia words it: a problem whose type says which.
enum Problem {
    NO_DATA(
            404,
            "not_found",
            "Not found.",
            "The date(s) you used are valid, but we either do not have data for those date(s), or the project you asked"
                    + " for is not loaded yet. Please check documentation for more information."),
    NO_DATE(
            400,
            "invalid_request",
            "Bad request",
            "start timestamp is invalid, must be a valid date in YYYYMMDD format"),
    WRONG_WAY_ROUND(
            400,
            "invalid_request",
            "Bad request",
            "start timestamp should be before the end timestamp"),
    NO_SUCH_PARAMETER(400, "invalid_request", "Invalid parameters", "data.params should match"),
    TOO_MANY_REQUESTS(
            429,
            "request_rate_exceeded",
            "Request rate exceeded",
            "Request rate exceeded, please slow down.");

    private static final String CONTENT_TYPE = "application/problem+json; charset=utf-8";

    private final int status;
    private final String type;
    private final String title;
    private final String detail;

    Problem(int status, String type, String title, String detail) {
        this.status = status;
        this.type = type;
        this.title = title;
        this.detail = detail;
    }

    /// The refusal of a request.
    Reply reply(Asked asked) {
        return Reply.of(status, CONTENT_TYPE, body(asked), 1);
    }

    private String body(Asked asked) {
        return JsonText.of(
                json -> {
                    json.writeStartObject();
                    json.writeStringField(
                            "type", "https://mediawiki.org/wiki/HyperSwitch/errors/" + type);
                    json.writeStringField("title", title);
                    json.writeStringField("method", asked.method().toLowerCase(Locale.ROOT));
                    json.writeStringField("detail", detail);
                    json.writeStringField(
                            "uri",
                            "/wikimedia.org/v1" + asked.path().replaceFirst("^/api/rest_v1", ""));
                    json.writeEndObject();
                });
    }
}
