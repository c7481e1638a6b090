package uptick.collections;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import uptick.collections.RawProvider.Misbehaviour;
import uptick.model.collections.ObservationState;

/// The kinds of misbehaviour of a provider, and what a run says of each.
///
/// @param state of the topics on a page that is answered so
/// @param reason in the run's words
record Misbehaving(String name, Misbehaviour how, ObservationState state, String reason) {

    private static final String TOO_FAST = "YouTube asks for fewer requests.";
    private static final String SPENT = "YouTube says that today's units are used up.";
    private static final String NO_LIST =
            "YouTube answered with something that is no list of videos.";
    private static final String NO_FORM =
            "YouTube answered with videos in a form that is not understood.";
    private static final String HTML = "<!DOCTYPE html><html><body>Sorry</body></html>";

    /// Those that come at once.
    static List<Misbehaving> all() {
        return Stream.of(
                        tooFast(),
                        refusals(),
                        statuses(),
                        redirects(),
                        noLists(),
                        oddVideos(),
                        connections(),
                        frames(),
                        bodies())
                .flatMap(List::stream)
                .toList();
    }

    /// Those that take as long as one lets them.
    static List<Misbehaving> slow() {
        return List.of(
                lost("says nothing", "timed out", (to, _) -> silence(to, "")),
                lost(
                        "says nothing after half a head",
                        "timed out",
                        (to, _) -> silence(to, "HTTP/1.1 200 OK\r\nX")),
                lost(
                        "says nothing after its head",
                        "timed out",
                        (to, _) -> silence(to, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n")),
                lost("drips its head", "timed out", (to, _) -> drip(to, "HTTP/1.1 200 OK\r\nX: ")),
                lost(
                        "drips its body",
                        "timed out",
                        (to, _) -> drip(to, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")),
                lost(
                        "drips chunks",
                        "timed out",
                        (to, _) ->
                                drip(
                                        to,
                                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n")));
    }

    private static List<Misbehaving> tooFast() {
        return Stream.of(
                        "",
                        "Retry-After: 7\r\n",
                        "Retry-After: 0\r\n",
                        "Retry-After: Sat, 21 Nov 2026 06:05:00 GMT\r\n",
                        "Retry-After: Fri, 01 Jan 2021 00:00:00 GMT\r\n",
                        "Retry-After: Saturday, 21-Nov-26 06:05:00 GMT\r\n",
                        "Retry-After: soon\r\n",
                        "Retry-After: -5\r\n",
                        "Retry-After: 1.5\r\n",
                        "Retry-After: 99999999999999999999\r\n",
                        "Retry-After: 5\r\nRetry-After: 9\r\n")
                .map(
                        header ->
                                kind(
                                        "429 " + header.strip(),
                                        raw(head(429, header, 2) + "{}"),
                                        ObservationState.BLOCKED,
                                        TOO_FAST))
                .toList();
    }

    private static List<Misbehaving> refusals() {
        return List.of(
                kind("429 in HTML", status(429, HTML), ObservationState.BLOCKED, TOO_FAST),
                kind(
                        "429 of a spent day",
                        status(429, "{\"error\": {\"status\": \"RESOURCE_EXHAUSTED\"}}"),
                        ObservationState.QUOTA,
                        SPENT),
                kind(
                        "403 of a spent day",
                        status(403, error("quotaExceeded")),
                        ObservationState.QUOTA,
                        SPENT),
                kind(
                        "403 of a day's limit",
                        status(403, error("dailyLimitExceeded")),
                        ObservationState.QUOTA,
                        SPENT),
                kind(
                        "403 of haste",
                        status(403, error("rateLimitExceeded")),
                        ObservationState.BLOCKED,
                        TOO_FAST),
                kind(
                        "403 of a user's haste",
                        status(403, error("userRateLimitExceeded")),
                        ObservationState.BLOCKED,
                        TOO_FAST),
                kind(
                        "403 of a key",
                        status(403, error("keyInvalid")),
                        ObservationState.BLOCKED,
                        "YouTube refuses the API key (keyInvalid)."),
                kind(
                        "403 in HTML",
                        status(403, HTML),
                        ObservationState.BLOCKED,
                        "YouTube refuses the API key."),
                kind(
                        "403 whose reason is markup",
                        status(403, error("<script>alert(1)</script>")),
                        ObservationState.BLOCKED,
                        "YouTube refuses the API key."),
                kind(
                        "401",
                        status(401, ""),
                        ObservationState.BLOCKED,
                        "YouTube refuses the API key."),
                kind(
                        "404 of a chart",
                        status(404, error("videoChartNotFound")),
                        ObservationState.UNSUPPORTED,
                        "YouTube has no such chart (videoChartNotFound)."),
                failed(
                        "400",
                        status(400, error("badRequest")),
                        "YouTube answered with status 400 (badRequest)."));
    }

    private static List<Misbehaving> statuses() {
        var kinds = new ArrayList<Misbehaving>();
        for (var status :
                List.of(
                        201, 204, 206, 304, 404, 408, 410, 418, 451, 500, 501, 502, 504, 520, 522,
                        599)) {
            kinds.add(
                    failed(
                            Integer.toString(status),
                            status(status, ""),
                            "YouTube answered with status " + status + "."));
        }
        kinds.add(failed("503 in HTML", status(503, HTML), "YouTube answered with status 503."));
        kinds.add(
                failed(
                        "503 with a pause",
                        raw(head(503, "Retry-After: 30\r\n", 0)),
                        "YouTube answered with status 503."));
        kinds.add(
                failed(
                        "503 with a date",
                        raw(head(503, "Retry-After: Sat, 21 Nov 2026 07:00:00 GMT\r\n", 0)),
                        "YouTube answered with status 503."));
        return kinds;
    }

    private static List<Misbehaving> redirects() {
        return Stream.of(
                        "301 http://169.254.169.254/latest/meta-data/",
                        "302 http://10.0.0.1/",
                        "302 http://localhost:1/",
                        "303 https://example.org/",
                        "307 http://[::1]:1/",
                        "308 file:///etc/passwd",
                        "302 /youtube/v3/videos",
                        "302 ")
                .map(
                        redirect -> {
                            var status = Integer.parseInt(redirect.substring(0, 3));
                            return failed(
                                    redirect,
                                    raw(
                                            head(
                                                    status,
                                                    "Location: " + redirect.substring(4) + "\r\n",
                                                    0)),
                                    "YouTube answered with status " + status + ".");
                        })
                .toList();
    }

    private static List<Misbehaving> noLists() {
        var kinds = new ArrayList<Misbehaving>();
        for (var body :
                List.of(
                        "",
                        HTML,
                        "null",
                        "[]",
                        "{}",
                        "\"items\"",
                        "{\"items\": null}",
                        "{\"items\": {}}",
                        "{\"items\": [",
                        "{\"items\": [NaN]}",
                        "{'items': []}",
                        "{\"items\": [1,]}")) {
            kinds.add(
                    failed(
                            "200 with " + (body.isEmpty() ? "nothing" : body),
                            sound(body),
                            NO_LIST));
        }
        kinds.add(
                kind(
                        "200 with an empty chart",
                        sound("{\"items\": []}"),
                        ObservationState.SUSPECT,
                        "YouTube answered with an empty chart."));
        kinds.add(
                failed(
                        "a list a hundred thousand deep",
                        sound("{\"items\": " + "[".repeat(100_000)),
                        NO_LIST));
        kinds.add(
                failed(
                        "a number of a million digits",
                        sound("{\"items\": [" + "9".repeat(1_000_000) + "]}"),
                        NO_LIST));
        kinds.add(
                failed(
                        "a page without its end",
                        (to, page) ->
                                to.getOutputStream()
                                        .write(
                                                RawProvider.sound(
                                                        page.substring(0, page.length() / 2))),
                        NO_LIST));
        kinds.add(
                failed(
                        "bytes that are no UTF-8",
                        changed(page -> page.replace("Filler", "\u00ff\u00fe")),
                        NO_LIST));
        kinds.add(
                failed(
                        "a control character in a text",
                        changed(page -> page.replace("Filler", "\u0001")),
                        NO_LIST));
        return kinds;
    }

    private static List<Misbehaving> oddVideos() {
        var kinds = new ArrayList<Misbehaving>();
        for (var views :
                List.of(
                        "\"NaN\"",
                        "\"-1\"",
                        "-1",
                        "1e400",
                        "\"1e3\"",
                        "0.5",
                        "\"999999999999999999999\"",
                        "null",
                        "true",
                        "[]",
                        "{}",
                        "\"\"")) {
            kinds.add(
                    failed(
                            "views of " + views,
                            changed(
                                    page ->
                                            page.replaceAll(
                                                    "\"viewCount\": \"\\d+\"",
                                                    "\"viewCount\": " + views)),
                            NO_FORM));
        }
        for (var day :
                List.of(
                        "0001-01-01T00:00:00Z",
                        "9999-12-31T00:00:00Z",
                        "2026-13-01T00:00:00Z",
                        "yesterday",
                        "1763663400")) {
            kinds.add(
                    failed(
                            "published " + day,
                            changed(page -> page.replace("2026-11-20T18:30:00Z", day)),
                            NO_FORM));
        }
        kinds.add(
                failed(
                        "videos without names",
                        changed(page -> page.replace("\"title\"", "\"other\"")),
                        NO_FORM));
        kinds.add(
                failed(
                        "another schema",
                        changed(page -> page.replace("\"snippet\"", "\"about\"")),
                        NO_FORM));
        kinds.add(
                failed("items that are texts", sound("{\"items\": [\"one\", \"two\"]}"), NO_FORM));
        return kinds;
    }

    private static List<Misbehaving> connections() {
        return List.of(
                lost("hangs up at once", "connection lost", (_, _) -> {}),
                lost("resets at once", "connection lost", (to, _) -> to.setSoLinger(true, 0)),
                lost("hangs up in its first line", "connection lost", raw("HTTP/1.1 20")),
                lost(
                        "hangs up in its head",
                        "connection lost",
                        raw("HTTP/1.1 200 OK\r\nContent-Le")),
                lost("hangs up in its body", "body cut", raw(head(200, "", 1000) + "{\"items\":")),
                lost(
                        "hangs up in a chunk",
                        "body cut",
                        raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{")),
                lost(
                        "hangs up between chunks",
                        "body cut",
                        raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n")),
                lost("declares no end", "body cut", raw("HTTP/1.1 200 OK\r\n\r\n{\"items\": []}")));
    }

    private static List<Misbehaving> frames() {
        return Stream.of(
                        "SSH-2.0-OpenSSH_9.9\r\n",
                        "HTTP/1.1 999 OK\r\nContent-Length: 0\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nContent-Length: -7\r\n\r\n{}",
                        "HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\n{}",
                        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
                        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nX: " + "a".repeat(1_000_000))
                .map(
                        bytes ->
                                lost(
                                        "a frame that makes no sense: "
                                                + bytes.substring(0, Math.min(60, bytes.length()))
                                                        .strip(),
                                        "malformed",
                                        raw(bytes)))
                .toList();
    }

    private static List<Misbehaving> bodies() {
        var bomb = gzip(new byte[50_000_000]);
        return List.of(
                lost("a gzip bomb", "body too large", coded("gzip", bomb)),
                lost(
                        "fifty megabytes",
                        "body too large",
                        (to, _) -> endless(to.getOutputStream(), head(200, "", 50_000_000), "")),
                lost(
                        "chunks without end",
                        "body too large",
                        (to, _) ->
                                endless(
                                        to.getOutputStream(),
                                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                                        "4000\r\n")),
                lost(
                        "a gzip without its end",
                        "body unreadable",
                        coded("gzip", Arrays.copyOf(bomb, 1000))),
                lost("a gzip that is none", "body unreadable", coded("gzip", "{}".getBytes(UTF_8))),
                lost(
                        "a gzip with more behind it",
                        "body unreadable",
                        coded("gzip", joined(gzip("{}".getBytes(UTF_8)), "more".getBytes(UTF_8)))),
                lost(
                        "a gzip in a gzip",
                        "body unreadable",
                        coded("gzip, gzip", gzip(gzip("{}".getBytes(UTF_8))))),
                lost(
                        "a coding that was not asked for",
                        "body unreadable",
                        coded("br", "{}".getBytes(UTF_8))),
                failed("a gzip of nothing", coded("gzip", gzip(new byte[0])), NO_LIST),
                failed(
                        "UTF-16 cut in the middle of a letter",
                        coded("identity", Arrays.copyOf("{\"items\": []}".getBytes(UTF_16), 15)),
                        NO_LIST));
    }

    private static Misbehaving kind(
            String name, Misbehaviour how, ObservationState state, String reason) {
        return new Misbehaving(name, how, state, reason);
    }

    private static Misbehaving failed(String name, Misbehaviour how, String reason) {
        return new Misbehaving(name, how, ObservationState.FAILED, reason);
    }

    private static Misbehaving lost(String name, String why, Misbehaviour how) {
        return failed(name, how, "YouTube's answer did not arrive: " + why + ".");
    }

    private static Misbehaviour raw(String bytes) {
        return (to, _) -> to.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    }

    private static Misbehaviour sound(String body) {
        return (to, _) -> to.getOutputStream().write(RawProvider.sound(body));
    }

    private static Misbehaviour changed(UnaryOperator<String> change) {
        return (to, page) -> to.getOutputStream().write(RawProvider.sound(change.apply(page)));
    }

    private static Misbehaviour status(int status, String body) {
        return raw(head(status, "", body.length()) + body);
    }

    private static Misbehaviour coded(String coding, byte[] body) {
        return (to, _) -> {
            to.getOutputStream()
                    .write(
                            head(200, "Content-Encoding: " + coding + "\r\n", body.length)
                                    .getBytes(ISO_8859_1));
            to.getOutputStream().write(body);
        };
    }

    private static String head(int status, String headers, int length) {
        return "HTTP/1.1 %d X\r\n%sContent-Length: %d\r\n\r\n".formatted(status, headers, length);
    }

    private static String error(String reason) {
        return "{\"error\": {\"errors\": [{\"reason\": \"" + reason + "\"}]}}";
    }

    /* Until the client hangs up. */
    private static void silence(Socket to, String first) throws IOException {
        to.getOutputStream().write(first.getBytes(ISO_8859_1));
        var _ = to.getInputStream().read();
    }

    private static void drip(Socket to, String first) throws IOException {
        to.getOutputStream().write(first.getBytes(ISO_8859_1));
        try {
            while (true) {
                to.getOutputStream().write('a');
                Thread.sleep(20);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endless(OutputStream out, String head, String chunk) throws IOException {
        out.write(head.getBytes(ISO_8859_1));
        var block = new byte[0x4000];
        while (true) {
            out.write(chunk.getBytes(ISO_8859_1));
            out.write(block);
            out.write(chunk.isEmpty() ? new byte[0] : new byte[] {'\r', '\n'});
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] gzip(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
