package uptick.local.badinput;

import java.util.List;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/// Adds headers that are odd, huge or many, or says something else about the body than it is.
final class HeaderMutation implements Cases.Mutation {

    private static final List<String> OTHER_TYPES =
            List.of(
                    "text/plain",
                    "text/html",
                    "application/xml",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "application/octet-stream",
                    "application/x-yaml",
                    "image/png",
                    "application/jsonx");

    private static final List<String> ODD_TYPES =
            List.of(
                    "",
                    "json",
                    "/",
                    "*/*",
                    "application/json; charset=utf-16",
                    "application/json;charset=nonsense",
                    "application/json;",
                    "\u00ff");

    private static final List<String> ACCEPTED =
            List.of(
                    "",
                    "text/html",
                    "application/xml",
                    "*/*;q=0",
                    "application/json;q=0",
                    "nonsense",
                    "a/b, ".repeat(200) + "*/*",
                    "application/json;q=x",
                    "*",
                    "application/*");

    private static final List<String> NAMES =
            List.of(
                    "Cookie",
                    "If-None-Match",
                    "If-Modified-Since",
                    "Range",
                    "Accept-Language",
                    "Accept-Encoding",
                    "Origin",
                    "Referer",
                    "User-Agent",
                    "X-Forwarded-For",
                    "X-Forwarded-Host",
                    "X-HTTP-Method-Override",
                    "X-Original-URL",
                    "Forwarded",
                    "Content-Encoding",
                    "Idempotency-Key",
                    "x-uptick-edge-hop",
                    "traceparent",
                    "Upgrade",
                    "Te",
                    "Via");

    @Override
    public @Nullable BadCase apply(BadCase bad, RandomGenerator random) {
        var request = bad.request();
        return switch (random.nextInt(9)) {
            case 0 ->
                    request.body() == null || bad.operation().bodySchema() == null
                            ? null
                            : bad.wrong(
                                    "another media type",
                                    request.without("Content-Type")
                                            .with("Content-Type", Tricky.one(OTHER_TYPES, random)));
            case 1 ->
                    // What was wrong with the type before would be right again.
                    request.body() == null || bad.mustBeRefused()
                            ? null
                            : bad.odd(
                                    "an odd media type",
                                    request.without("Content-Type")
                                            .with("Content-Type", Tricky.one(ODD_TYPES, random)));
            case 2 ->
                    bad.odd(
                            "accepts something odd",
                            request.with("Accept", Tricky.one(ACCEPTED, random)));
            case 3 ->
                    bad.operation().bodySchema() != null
                            ? null
                            : bad.odd(
                                    "a body where none is asked for",
                                    request.with("Content-Type", "application/json")
                                            .withBody("{\"is_admin\":true}"));
            case 4 ->
                    bad.elsewhere(
                            "a huge header",
                            request.with(
                                    Tricky.one(NAMES, random),
                                    "x".repeat(2_000 + random.nextInt(40_000))));
            case 5 -> bad.elsewhere("many headers", many(request, 100 + random.nextInt(400)));
            case 6 ->
                    bad.elsewhere(
                            "huge cookies",
                            request.with(
                                    "Cookie",
                                    "uptick_refresh="
                                            + "a=b; c".repeat(400 + random.nextInt(2_000))));
            case 7 ->
                    bad.elsewhere(
                            "a header of raw bytes",
                            request.with(
                                    Tricky.one(NAMES, random),
                                    Tricky.one(
                                            List.of("\u0000", "\u0080\u00ff", "a\rb", "\u0007"),
                                            random)));
            default -> odd(bad, Tricky.one(NAMES, random), Tricky.text(random));
        };
    }

    /* The server minds the size of a header, and one that says which page asks. */
    private static BadCase odd(BadCase bad, String name, String text) {
        var value = Request.bytes(text).replaceAll("[\\x00-\\x1f\\x7f]", "?");
        var request = bad.request().with(name, value);
        return name.equals("Origin") || value.length() > 2_000
                ? bad.elsewhere("a header that may be refused", request)
                : bad.odd("an odd header", request);
    }

    private static Request many(Request request, int count) {
        var more = request;
        for (var number = 0; number < count; number++) {
            more = more.with("X-A" + number, "b");
        }
        return more;
    }
}
