package uptick.collections.source.googletrends;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.source.Absences;
import uptick.collections.source.Address;
import uptick.collections.source.LooseJson;
import uptick.collections.source.PlainQuestion;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Items;
import uptick.outbound.Call;
import uptick.outbound.Reply;
import uptick.outbound.Retrying;

/// The JSON behind Google Trends' own page, as its pages and an archived client library ask for it. Not documented, not
/// licensed for this use, changed without notice, and slow: 429 is common. [Gate#ifAllowed] gives it only where the operator
/// has turned it on.
///
/// Interest takes three questions: a visitor's cookie, what there is to see (`explore`), and the values (`multiline`).
public final class UnofficialTrends {

    private final GoogleTrendsSettings settings;
    private final JsonMapper json;

    private UnofficialTrends(GoogleTrendsSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /// Gives this way to ask, where it is on.
    @Singleton
    public static final class Gate {

        private final GoogleTrendsSettings settings;
        private final JsonMapper json;

        Gate(GoogleTrendsSettings settings, JsonMapper json) {
            this.settings = settings;
            this.json = json;
        }

        /// The way to ask; empty unless `uptick.collections.google-trends.unofficial` is true.
        public Optional<UnofficialTrends> ifAllowed() {
            return settings.unofficial()
                    ? Optional.of(new UnofficialTrends(settings, json))
                    : Optional.empty();
        }
    }

    /// A visitor's cookie. The page that sets it answers with status 404, and sets it all the same.
    public Question<Cookie> cookie(String country) {
        var address = Address.of(settings.base(), "/trends/explore/").parameter("geo", country);
        return question(Call.to(address.uri()), UnofficialTrends::cookie);
    }

    /// What there is to see of some terms, for [#interest].
    public Question<Widget> explore(InterestRequest request, @Nullable Cookie cookie) {
        var time = request.from() + " " + request.through();
        var geo = request.geo() == null ? "" : request.geo();
        var items =
                request.terms().stream()
                        .map(term -> Map.of("keyword", term, "time", time, "geo", geo))
                        .toList();
        var address =
                Address.of(settings.base(), "/trends/api/explore")
                        .parameter("hl", "en-US")
                        .parameter("tz", 0)
                        .parameter(
                                "req",
                                text(
                                        Map.of(
                                                "comparisonItem",
                                                items,
                                                "category",
                                                0,
                                                "property",
                                                "")));
        // A POST without a body is what was recorded.
        var call = Call.posting(address.uri(), Map.of());
        return question(
                with(cookie, call), answered -> read(answered, this::widget, "no list of widgets"));
    }

    /// The interest over time in the terms of a request.
    public Question<Interest> interest(
            InterestRequest request, Widget widget, @Nullable Cookie cookie) {
        var address =
                Address.of(settings.base(), "/trends/api/widgetdata/multiline")
                        .parameter("hl", "en-US")
                        .parameter("tz", 0)
                        .parameter("req", widget.request());
        var call = Call.to(address.uri()).withSecretParameter("token", widget.token());
        return question(
                with(cookie, call),
                answered ->
                        read(
                                answered,
                                whole -> InterestReader.read(whole, request),
                                "no interest over time"));
    }

    private static <T> Question<T> question(
            Call call, Function<Reply.Answered, SourceReply<T>> meaning) {
        return new PlainQuestion<>(
                "Google Trends", "google_trends", 1, call, Retrying::passing, meaning);
    }

    private static Call with(@Nullable Cookie cookie, Call call) {
        return cookie == null ? call : call.withHeader("Cookie", "NID=" + cookie.value());
    }

    private static SourceReply<Cookie> cookie(Reply.Answered answered) {
        if (answered.status() != 200 && answered.status() != 404) {
            return GoogleTrendsRefusal.of(answered.status());
        }
        return answered.headers().all("set-cookie").stream()
                .flatMap(header -> Arrays.stream(header.split(";", 2)).limit(1))
                .map(String::strip)
                .filter(
                        pair ->
                                pair.matches(
                                        "NID=[\\x21\\x23-\\x2b\\x2d-\\x3a\\x3c-\\x5b\\x5d-\\x7e]{1,4000}"))
                .findFirst()
                .<SourceReply<Cookie>>map(pair -> new Items<>(new Cookie(pair.substring(4))))
                .orElseGet(() -> Absences.notUnderstood("Google Trends", "no page with a cookie"));
    }

    private <T> SourceReply<T> read(
            Reply.Answered answered, Function<LooseJson, SourceReply<T>> meaning, String expected) {
        if (answered.status() != 200) {
            return GoogleTrendsRefusal.of(answered.status());
        }
        return LooseJson.parse(json, withoutPrefix(answered.body()))
                .filter(LooseJson::isObject)
                .map(meaning)
                .orElseGet(() -> Absences.notUnderstood("Google Trends", expected));
    }

    /* Every body begins with `)]}'`, and some with a comma after it, so that no page can load it as a script. */
    private static byte[] withoutPrefix(byte[] body) {
        var text = new String(body, UTF_8);
        return text.startsWith(")]}'")
                ? text.substring(4).replaceFirst("^,", "").getBytes(UTF_8)
                : body;
    }

    private SourceReply<Widget> widget(LooseJson whole) {
        return whole.at("widgets").elements().stream()
                .filter(widget -> "TIMESERIES".equals(widget.at("id").text()))
                .findFirst()
                .flatMap(
                        widget -> {
                            var token = widget.at("token").word();
                            var request = widget.at("request");
                            return token == null || !request.isObject()
                                    ? Optional.empty()
                                    : Optional.of(new Widget(request.text(json), token));
                        })
                .<SourceReply<Widget>>map(Items::new)
                .orElseGet(() -> Absences.notUnderstood("Google Trends", "no list of widgets"));
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (IOException failure) {
            throw new UncheckedIOException("maps and texts are plain JSON", failure);
        }
    }

    /// What shows to Google that one visitor asks; secret.
    public record Cookie(String value) {

        /// Leaves the value out.
        @Override
        public String toString() {
            return "Cookie[]";
        }
    }

    /// Something to see, with what it takes to ask for it.
    ///
    /// @param request JSON, as Google wants it back
    /// @param token secret
    public record Widget(String request, String token) {

        /// Leaves the token out.
        @Override
        public String toString() {
            return "Widget[" + request + "]";
        }
    }
}
