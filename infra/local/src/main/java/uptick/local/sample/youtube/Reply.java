package uptick.local.sample.youtube;

import java.time.Duration;
import java.util.List;

/// What the endpoint says, and how it gets there.
///
/// @param units the quota units that were charged
/// @param ids the videos in a body that arrives whole, in its order
/// @param delay how long to wait before the first byte
/// @param cut whether the connection breaks after half of the body
record Reply(
        int status,
        String contentType,
        String body,
        int units,
        List<String> ids,
        Duration delay,
        boolean cut) {

    private static final String JSON = "application/json; charset=UTF-8";
    private static final String HTML = "text/html; charset=UTF-8";

    Reply {
        ids = List.copyOf(ids);
    }

    static Reply list(VideoList list) {
        return new Reply(200, JSON, list.json(), 1, list.ids(), Duration.ZERO, false);
    }

    static Reply error(ErrorBody error) {
        return new Reply(
                error.status(), JSON, error.body(), error.units(), List.of(), Duration.ZERO, false);
    }

    static Reply html(int status, String title) {
        var page = "<!DOCTYPE html><html><title>" + title + "</title><body></body></html>";
        return new Reply(status, HTML, page, 0, List.of(), Duration.ZERO, false);
    }

    Reply delayed(Duration wait) {
        return new Reply(status, contentType, body, units, ids, wait, cut);
    }

    Reply cutOff() {
        return new Reply(status, contentType, body, units, List.of(), delay, true);
    }

    Reply malformed() {
        var half = body.substring(0, body.length() / 2);
        return new Reply(status, contentType, half, units, List.of(), delay, cut);
    }
}
