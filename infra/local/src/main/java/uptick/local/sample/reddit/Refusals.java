package uptick.local.sample.reddit;

import java.time.Duration;

import uptick.local.sample.provider.Reply;

/// What Reddit says instead of a listing, as it was recorded.
public final class Refusals {

    private Refusals() {}

    /// Nothing but the status 503.
    public static Reply unavailable() {
        return Reply.of(503, Reply.JSON, "", 0);
    }

    static Reply unauthorized() {
        return Reply.of(401, Reply.JSON, "{\"message\": \"Unauthorized\", \"error\": 401}", 0)
                .with("www-authenticate", "Bearer realm=\"reddit\", error=\"invalid_token\"");
    }

    static Reply tooManyRequests(Duration pause) {
        long seconds = Math.max(1, pause.toSeconds());
        var page =
                """
            <!doctype html>
            <html>
              <head>
                <title>Too Many Requests</title>
              </head>
              <body>
                <h1>whoa there, pardner!</h1>

            <p>we're sorry, but you appear to be a bot and we've seen too many requests
            from you lately. we enforce a hard speed limit on requests that appear to come
            from bots to prevent abuse.</p>

            <p>please wait %d second(s) and try again.</p>

              </body>
            </html>
            """
                        .formatted(seconds);
        return Reply.of(429, Reply.HTML, page, 0).with("retry-after", Long.toString(seconds));
    }

    static Reply notFound() {
        return Reply.of(404, Reply.JSON, "{\"message\": \"Not Found\", \"error\": 404}", 1);
    }

    /* To a search for subreddits that are called so. */
    static Reply noSubreddit(String name) {
        var page = "<html>\n <head>\n  <title>302 Found</title>\n </head>\n</html>";
        return Reply.of(302, Reply.HTML, page, 1)
                .with("location", "https://oauth.reddit.com/subreddits/search?q=" + name);
    }
}
