package uptick.collections.source.reddit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import uptick.collections.source.RateWindow;

/// One page of posts.
///
/// @param posts in Reddit's order; more than were asked for where some are pinned
/// @param unread how many more stand on the page that are no post, or lack what a post needs
/// @param after what to ask for next, null on the last page
/// @param rate how much of its window of requests is used, null where the answer does not say: then it used one
public record RedditPage(
        List<Post> posts, int unread, @Nullable String after, @Nullable RateWindow rate) {

    public RedditPage {
        posts = List.copyOf(posts);
    }

    /// How many people wrote these posts of one page, deleted accounts left out.
    public static int authors(Collection<Post> posts) {
        return Math.toIntExact(
                posts.stream().map(Post::author).filter(Objects::nonNull).distinct().count());
    }

    /// One post.
    ///
    /// @param name its full name, such as `t3_1skbyfv`
    /// @param subreddit where it stands; `u_` for its author's own page, whose name is theirs
    /// @param permalink path of its page on Reddit, null where there is none
    /// @param score votes for it less votes against it, as Reddit blurs them
    /// @param upvoteRatio share of the votes that are for it, 0 to 1; null where Reddit does not say
    /// @param comments a count
    /// @param crossposts a count, null where Reddit does not say
    /// @param subscribers how many follow the subreddit, null where Reddit does not say
    /// @param author a number, the same for posts of one author in one reply, and without a meaning outside of it; null
    ///     for a deleted account
    /// @param isOver18 whether it is marked as not for minors
    /// @param isStickied whether it stands there because it was pinned, not because people like it
    /// @param removedBy who removed it, in Reddit's word, such as `moderator` or `deleted`; null where it stands
    public record Post(
            String name,
            String subreddit,
            String title,
            @Nullable String permalink,
            Instant postedAt,
            long score,
            @Nullable Double upvoteRatio,
            long comments,
            @Nullable Long crossposts,
            @Nullable Long subscribers,
            @Nullable Integer author,
            boolean isOver18,
            boolean isStickied,
            @Nullable String removedBy) {

        /// Whether what was kept of it has to go: it was removed, or its author deleted it or the account.
        public boolean isDeleted() {
            return removedBy != null || author == null;
        }
    }
}
