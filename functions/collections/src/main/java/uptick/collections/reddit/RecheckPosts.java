package uptick.collections.reddit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.collections.run.AskProviders;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.collections.source.reddit.KnownPosts;
import uptick.collections.source.reddit.RedditInfo;
import uptick.collections.source.reddit.RedditLogin;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.collections.RedditPost;
import uptick.model.collections.RedditPosts;

/// Asks Reddit again for the posts that observations name, each once a day, and has deleted here what is deleted there. What
/// no run was shown for long is given up without asking, so there is never more to ask than what was seen of late.
///
/// What an answer says is committed with what is scrubbed for it: whoever dies before that leaves the posts to be asked about
/// again. Two at once do what one does.
@Singleton
public final class RecheckPosts {

    /* Less than its function may run: the last answer has come by then. */
    private static final Duration ASKING = Duration.ofMinutes(4);

    private static final String SOURCE = "reddit";
    private static final String PURPOSE = "deletions";
    private static final String NO_APPLICATION = "No Reddit application is configured.";

    private static final Logger LOG = LoggerFactory.getLogger(RecheckPosts.class);

    private final AskProviders askProviders;
    private final RedditLogin login;
    private final RedditInfo info;
    private final RedditSettings settings;
    private final RedditPosts posts;
    private final ScrubPosts scrubPosts;
    private final InTransaction inTransaction;
    private final Clock clock;

    RecheckPosts(
            AskProviders askProviders,
            RedditLogin login,
            RedditInfo info,
            RedditSettings settings,
            RedditPosts posts,
            ScrubPosts scrubPosts,
            Transactions transactions,
            Clock clock) {
        this.askProviders = askProviders;
        this.login = login;
        this.info = info;
        this.settings = settings;
        this.posts = posts;
        this.scrubPosts = scrubPosts;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
        this.clock = clock;
    }

    /// Does what is due, or as much of it as there is time for.
    public Rechecked recheck() {
        var notAfter = clock.instant().plus(ASKING);
        var forgotten = forget(notAfter);
        var rechecked =
                settings.hasApplication()
                        ? ask(notAfter, forgotten)
                        : new Rechecked(0, 0, forgotten, NO_APPLICATION);
        LOG.info("Posts on Reddit: {}", rechecked);
        return rechecked;
    }

    private int forget(Instant notAfter) {
        var forgotten = 0;
        while (clock.instant().isBefore(notAfter)) {
            var unseenSince = clock.instant().minus(settings.forgetAfter());
            var unseen =
                    inTransaction.readAsJob(
                            () -> posts.findUnseen(unseenSince, RedditInfo.MOST_NAMES));
            if (unseen.isEmpty()) {
                break;
            }
            forgotten += scrubPosts.unseen(names(unseen), unseenSince);
        }
        return forgotten;
    }

    private Rechecked ask(Instant notAfter, int forgotten) {
        var asker = askProviders.forJob(SOURCE, PURPOSE, notAfter);
        var session = new RedditSession(login, settings, asker);
        var asked = 0;
        var deleted = 0;
        while (asker.hasTime()) {
            var due = names(due());
            if (due.isEmpty()) {
                break;
            }
            switch (session.ask(token -> info.posts(settings.api(), token, due))) {
                case Absent<KnownPosts>(var _, var reason) -> {
                    return new Rechecked(asked, deleted, forgotten, reason);
                }
                case Items<KnownPosts>(var known) -> {
                    deleted += scrubPosts.deleted(due, known);
                    asked += due.size();
                    session.pace(known.rate());
                }
            }
        }
        return new Rechecked(asked, deleted, forgotten, null);
    }

    private List<RedditPost> due() {
        return inTransaction.readAsJob(() -> posts.findDue(clock.instant(), RedditInfo.MOST_NAMES));
    }

    private static List<String> names(List<RedditPost> posts) {
        return posts.stream().map(RedditPost::name).toList();
    }

    /// What was done.
    ///
    /// @param asked posts that Reddit was asked about
    /// @param deleted posts that are deleted there, and now here
    /// @param forgotten posts that no run was shown for long
    /// @param reason one sentence on why the rest was not asked about, null where there is no rest or no time for it
    public record Rechecked(int asked, int deleted, int forgotten, @Nullable String reason) {}
}
