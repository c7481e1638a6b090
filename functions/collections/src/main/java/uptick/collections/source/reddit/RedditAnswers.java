package uptick.collections.source.reddit;

import java.util.function.Function;
import java.util.regex.Pattern;

import io.micronaut.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import uptick.collections.source.Absences;
import uptick.collections.source.Address;
import uptick.collections.source.LooseJson;
import uptick.collections.source.PlainQuestion;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.outbound.Call;
import uptick.outbound.Reply;
import uptick.outbound.Retrying;

/// What Reddit's listings have in common: the envelope, and refusals.
record RedditAnswers(JsonMapper json) {

    private static final Pattern SUBREDDIT = Pattern.compile("[A-Za-z0-9_]{2,24}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]{1,64}");

    /// A question for a listing.
    ///
    /// @param subreddit whose listing it is, null for one of all of Reddit
    /// @param meaning of the listing's `data`
    <T> Question<T> question(
            Address address,
            RedditToken token,
            @Nullable String subreddit,
            Function<LooseJson, SourceReply<T>> meaning) {
        var call =
                Call.to(address.parameter("raw_json", 1).uri())
                        .withHeader("Authorization", "bearer " + token.value());
        return new PlainQuestion<>(
                "Reddit",
                "reddit",
                1,
                call,
                Retrying::passing,
                answered ->
                        answered.status() == 200
                                ? listing(answered.body(), meaning)
                                : refusal(answered, subreddit));
    }

    /// A subreddit's name, which becomes part of an address.
    ///
    /// @throws IllegalArgumentException where none is called so
    static String subreddit(String name) {
        if (!SUBREDDIT.matcher(name).matches()) {
            throw new IllegalArgumentException("no subreddit is called so: " + name);
        }
        return name;
    }

    private <T> SourceReply<T> listing(byte[] body, Function<LooseJson, SourceReply<T>> meaning) {
        return LooseJson.parse(json, body)
                .map(whole -> whole.at("data"))
                .filter(data -> data.at("children").isList())
                .map(meaning)
                .orElseGet(() -> Absences.notUnderstood("Reddit", "no listing"));
    }

    private <T> SourceReply<T> refusal(Reply.Answered answered, @Nullable String subreddit) {
        var status = answered.status();
        if (status == 401) {
            return RedditToken.over();
        }
        if (subreddit == null) {
            return status == 403
                    ? Absences.blocked("Reddit refuses the application" + because(answered) + ".")
                    : Absences.byStatus("Reddit", status);
        }
        return switch (status) {
            case 403 ->
                    Absences.unsupported(
                            "Reddit does not show r/" + subreddit + because(answered) + ".");
            // A subreddit that there is not is answered with a search for it.
            case 301, 302, 404 ->
                    Absences.unsupported("Reddit has no r/" + subreddit + because(answered) + ".");
            default -> Absences.byStatus("Reddit", status);
        };
    }

    /* People read the reason, so only what looks like a word is passed on. */
    private String because(Reply.Answered answered) {
        return LooseJson.parse(json, answered.body())
                .map(whole -> whole.at("reason").word())
                .filter(word -> WORD.matcher(word).matches())
                .map(word -> " (" + word + ")")
                .orElse("");
    }
}
