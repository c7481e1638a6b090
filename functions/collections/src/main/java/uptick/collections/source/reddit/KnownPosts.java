package uptick.collections.source.reddit;

import java.util.List;

import uptick.collections.source.reddit.RedditPage.Post;

/// How posts that were seen before stand now.
///
/// @param posts as they are now, deleted ones included: what they are marked with says so
/// @param missing full names of which Reddit says nothing at all; that may be a fault of the answer, so nothing is deleted
///     for one answer alone
public record KnownPosts(List<Post> posts, List<String> missing) {

    public KnownPosts {
        posts = List.copyOf(posts);
        missing = List.copyOf(missing);
    }

    /// Full names of posts that were deleted on Reddit, and so have to be deleted here.
    public List<String> deleted() {
        return posts.stream().filter(Post::isDeleted).map(Post::name).toList();
    }
}
