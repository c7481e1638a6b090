package uptick.local.sample.provider;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a provider says, and how it gets there.
///
/// @param headers besides the content type and the length
/// @param units what the provider charges for it
/// @param ids what a body that arrives whole holds, in its order
/// @param delay how long to wait before the first byte
/// @param cut whether the connection breaks after half of the body
public record Reply(
        int status,
        String contentType,
        Map<String, String> headers,
        String body,
        int units,
        List<String> ids,
        Duration delay,
        boolean cut) {

    public static final String JSON = "application/json; charset=UTF-8";
    public static final String HTML = "text/html; charset=UTF-8";

    public Reply {
        headers = Map.copyOf(headers);
        ids = List.copyOf(ids);
    }

    /// Status 200 and JSON, for one unit.
    public static Reply json(String body, List<String> ids) {
        return new Reply(200, JSON, Map.of(), body, 1, ids, Duration.ZERO, false);
    }

    /// A body without anything that was asked for.
    public static Reply of(int status, String contentType, String body, int units) {
        return new Reply(
                status, contentType, Map.of(), body, units, List.of(), Duration.ZERO, false);
    }

    /// A page of HTML, for nothing.
    public static Reply html(int status, String title) {
        var page = "<!DOCTYPE html><html><title>" + title + "</title><body></body></html>";
        return of(status, HTML, page, 0);
    }

    /// The same with one more header.
    public Reply with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, more, body, units, ids, delay, cut);
    }

    /// The same in another content type.
    public Reply as(String otherType) {
        return new Reply(status, otherType, headers, body, units, ids, delay, cut);
    }

    /// The same for another number of units.
    public Reply costing(int otherUnits) {
        return new Reply(status, contentType, headers, body, otherUnits, ids, delay, cut);
    }

    Reply delayed(Duration wait) {
        return new Reply(status, contentType, headers, body, units, ids, wait, cut);
    }

    Reply cutOff() {
        return new Reply(status, contentType, headers, body, units, List.of(), delay, true);
    }

    Reply malformed() {
        var half = body.substring(0, body.length() / 2);
        return new Reply(status, contentType, headers, half, units, List.of(), delay, cut);
    }
}
