package uptick.collections.source.reddit;

import java.net.URI;

/// Where Reddit answers.
///
/// @param base of its data, such as `https://oauth.reddit.com`, without a slash at the end
/// @param login of its tokens, such as `https://www.reddit.com`, without a slash at the end
public record RedditApi(URI base, URI login) {}
