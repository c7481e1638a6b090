package uptick.collections.reddit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import jakarta.inject.Singleton;

import uptick.collections.source.reddit.KnownPosts;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.audit.AuditLog;
import uptick.model.collections.RedditPost;
import uptick.model.collections.RedditPostsWriter;

/// Takes posts out of observations, and notes how the others stand: one transaction for each answer.
@Singleton
final class ScrubPosts {

    /* As the table's trigger has it for posts that a run was shown. */
    private static final Duration PRESENT = Duration.ofDays(1);

    /* Reddit may leave posts out of an answer that are there: two answers at least so far apart have to say the same. */
    private static final Duration IN_DOUBT = Duration.ofHours(1);

    private final RedditPostsWriter posts;
    private final AuditLog auditLog;
    private final InTransaction inTransaction;
    private final Clock clock;

    ScrubPosts(RedditPostsWriter posts, AuditLog auditLog, Transactions transactions, Clock clock) {
        this.posts = posts;
        this.auditLog = auditLog;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
        this.clock = clock;
    }

    /// Writes down what an answer says: what is deleted is scrubbed, and so is what is missing for the second time.
    ///
    /// @param asked what the question was about
    /// @return how many posts are scrubbed
    int deleted(List<String> asked, KnownPosts known) {
        return inTransaction.<Integer>asJob(() -> write(asked, known));
    }

    private int write(List<String> asked, KnownPosts known) {
        var now = clock.instant();
        var deleted = new HashSet<>(known.deleted());
        var unknown = new HashSet<>(known.missing());
        var gone = new ArrayList<String>();
        var missing = new ArrayList<String>();
        var present = new ArrayList<String>();
        posts.lock();
        for (var post : posts.hold(asked)) {
            if (deleted.contains(post.name())) {
                gone.add(post.name());
            } else if (!unknown.contains(post.name())) {
                present.add(post.name());
            } else if (isMissingForLong(post, now)) {
                gone.add(post.name());
            } else {
                missing.add(post.name());
            }
        }
        posts.notePresent(present, now.plus(PRESENT));
        posts.noteMissing(missing, now, now.plus(IN_DOUBT));
        scrub(gone, "deleted", now);
        return gone.size();
    }

    private static boolean isMissingForLong(RedditPost post, Instant now) {
        var since = post.missingSince();
        return since != null && !since.isAfter(now.minus(IN_DOUBT));
    }

    /// Scrubs posts that no run was shown since an instant.
    ///
    /// @return how many they are
    int unseen(List<String> names, Instant notSince) {
        return inTransaction.<Integer>asJob(
                () -> {
                    posts.lock();
                    var unseen =
                            posts.hold(names).stream()
                                    .filter(post -> !post.seenAt().isAfter(notSince))
                                    .map(RedditPost::name)
                                    .toList();
                    scrub(unseen, "unseen", clock.instant());
                    return unseen.size();
                });
    }

    /* The log is never scrubbed, so it counts and names nothing. */
    private void scrub(List<String> names, String because, Instant now) {
        if (names.isEmpty()) {
            return;
        }
        var observations = posts.scrub(names);
        auditLog.append(
                now,
                "collections",
                "posts.scrubbed",
                "source:reddit",
                "{\"because\": \"%s\", \"posts\": %d, \"observations\": %d}"
                        .formatted(because, names.size(), observations));
    }
}
