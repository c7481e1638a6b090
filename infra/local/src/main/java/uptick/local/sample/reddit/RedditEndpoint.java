package uptick.local.sample.reddit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import uptick.local.sample.interest.Interest;
import uptick.local.sample.provider.Asked;
import uptick.local.sample.provider.Endpoint;
import uptick.local.sample.provider.FaultPlan;
import uptick.local.sample.provider.RateMeter;
import uptick.local.sample.provider.ReplayingProvider;
import uptick.local.sample.provider.Reply;
import uptick.local.sample.seed.Seed;

/// Answers for both of Reddit's hosts: logins, searches, listings of subreddits, and posts by their names.
///
/// A request without a token that holds is refused first, then one that is over the limit of a hundred a minute.
public final class RedditEndpoint implements Endpoint {

    /// The application that may log in.
    public static final String CLIENT_ID = Tokens.CLIENT_ID;

    /// What it logs in with.
    public static final String CLIENT_SECRET = Tokens.CLIENT_SECRET;

    private static final int REQUESTS_PER_MINUTE = 100;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int REQUESTS_PER_WINDOW = 1_000;

    private final Tokens tokens;
    private final Listings listings;
    private final FaultPlan faults;
    private final RateMeter minute = new RateMeter(REQUESTS_PER_MINUTE, Duration.ofMinutes(1));
    private final RateMeter window = new RateMeter(REQUESTS_PER_WINDOW, WINDOW);

    RedditEndpoint(Interest interest, Seed seed, FaultPlan faults) {
        this.tokens = new Tokens(seed);
        this.listings = new Listings(new Posts(interest, seed));
        this.faults = faults;
    }

    /// Starts on a free port of the loopback address.
    public static ReplayingProvider start(Interest interest, Seed seed, Clock clock) {
        return ReplayingProvider.start(clock, faults -> new RedditEndpoint(interest, seed, faults));
    }

    @Override
    public Reply answer(Asked asked) {
        return faults.reply(
                asked.at(),
                Listing.number(asked.query()),
                () -> truthful(asked),
                () -> Listings.reply(new Listing(List.of(), null), asked));
    }

    private Reply truthful(Asked asked) {
        if (asked.method().equals("POST") && asked.path().equals("/api/v1/access_token")) {
            return tokens.login(asked);
        }
        if (!asked.method().equals("GET")) {
            return Refusals.notFound();
        }
        if (!tokens.opens(asked)) {
            return Refusals.unauthorized();
        }
        if (!minute.take(asked.at()) || !window.take(asked.at())) {
            var pause = minute.pause(asked.at());
            return Refusals.tooManyRequests(pause.isZero() ? window.pause(asked.at()) : pause);
        }
        return counted(listings.answer(asked), asked.at());
    }

    /* The windows that it tells of end at fixed times, and the next begins with nothing used. */
    private Reply counted(Reply reply, Instant now) {
        long gone = now.getEpochSecond() % WINDOW.toSeconds();
        int used = window.usedSince(Instant.ofEpochSecond(now.getEpochSecond() - gone), now);
        return reply.with("x-ratelimit-used", Integer.toString(used))
                .with("x-ratelimit-remaining", Double.toString(REQUESTS_PER_WINDOW - used))
                .with("x-ratelimit-reset", Long.toString(WINDOW.toSeconds() - gone));
    }
}
