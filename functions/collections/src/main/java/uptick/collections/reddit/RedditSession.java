package uptick.collections.reddit;

import java.time.Duration;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import uptick.collections.run.Asker;
import uptick.collections.source.Question;
import uptick.collections.source.RateWindow;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.collections.source.reddit.RedditLogin;
import uptick.collections.source.reddit.RedditToken;

/// Questions to Reddit one after the other, with one token for as long as it lasts. For one asker.
public final class RedditSession {

    /* Reddit averages requests over ten minutes. */
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final RedditLogin login;
    private final RedditSettings settings;
    private final Asker asker;
    private @Nullable RedditToken token;

    /// @param settings with an application
    public RedditSession(RedditLogin login, RedditSettings settings, Asker asker) {
        this.login = login;
        this.settings = settings;
        this.asker = asker;
    }

    /// Asks, after a login where there is no token yet, or where the token is over.
    ///
    /// @param question for a token
    public <T> SourceReply<T> ask(Function<RedditToken, Question<T>> question) {
        if (token == null) {
            return askAnew(question);
        }
        var reply = asker.ask(question.apply(token));
        // Tokens end; a new one is asked for once, and only where the old one had worked.
        return reply instanceof Absent<T> absent && RedditToken.isOver(absent)
                ? askAnew(question)
                : reply;
    }

    private <T> SourceReply<T> askAnew(Function<RedditToken, Question<T>> question) {
        return switch (logIn()) {
            case Absent<RedditToken>(var state, var reason) -> new Absent<>(state, reason);
            case Items<RedditToken>(var fresh) -> asker.ask(question.apply(fresh));
        };
    }

    private SourceReply<RedditToken> logIn() {
        var reply =
                asker.ask(
                        login.token(
                                settings.api(),
                                String.valueOf(settings.clientId()),
                                String.valueOf(settings.clientSecret())));
        token = reply instanceof Items<RedditToken>(var fresh) ? fresh : null;
        return reply;
    }

    /// Keeps to the pace that an answer's headers ask for.
    ///
    /// @param rate null where the answer does not say
    public void pace(@Nullable RateWindow rate) {
        if (rate != null && rate.pause(WINDOW).isPositive()) {
            asker.holdUntil(asker.answeredAt().plus(rate.pause(WINDOW)));
        }
    }
}
