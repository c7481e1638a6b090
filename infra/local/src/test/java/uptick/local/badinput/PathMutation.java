package uptick.local.badinput;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Makes another address of the address, in the ways that have led around a check before.
final class PathMutation implements Cases.Mutation {

    private static final List<String> BEHIND =
            List.of(
                    "/",
                    "//",
                    "/.",
                    "/..",
                    "/../..",
                    "/%2e%2e",
                    "/..%2f..%2f",
                    "/..;/",
                    ";a=b",
                    ";",
                    "%00",
                    "%0a",
                    "%20",
                    ".json",
                    ".js",
                    "~",
                    "/%c0%af",
                    "%",
                    "%zz",
                    "/*",
                    "/**",
                    "#a",
                    "?",
                    "?&&&=",
                    "?=",
                    "?%",
                    "?%zz=1",
                    "\\",
                    "/\\..\\..",
                    "%5c..%5c",
                    " ",
                    "\u00ff",
                    "\u0000",
                    "/" + "a/".repeat(500),
                    "/" + "x".repeat(3_000));

    private static final List<String> BEFORE =
            List.of(
                    "/",
                    "/.",
                    "/..",
                    "/./.",
                    "/%2e",
                    "/%2e%2e",
                    "//127.0.0.1:1",
                    "http://127.0.0.1:1",
                    "/v1/..",
                    "/js/..",
                    "/js/%2e%2e",
                    "\\",
                    "*",
                    "");

    @Override
    public BadCase apply(BadCase bad, RandomGenerator random) {
        var target = bad.request().target();
        return bad.elsewhere(
                "another path",
                bad.request()
                        .withTarget(
                                switch (random.nextInt(4)) {
                                    case 0 -> Tricky.one(BEFORE, random) + target;
                                    case 1 -> target.toUpperCase(Locale.ROOT);
                                    case 2 ->
                                            target.replaceFirst(
                                                    "/(?=[^/]*$)",
                                                    Tricky.one(
                                                                    List.of(
                                                                            "//", "/./", "%2f",
                                                                            "/x/../", "\\"),
                                                                    random)
                                                            .replace("\\", "\\\\"));
                                    default -> target + Tricky.one(BEHIND, random);
                                }));
    }
}
