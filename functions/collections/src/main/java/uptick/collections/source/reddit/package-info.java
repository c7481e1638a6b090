/// Reddit's Data API. Read [RedditListings] first, then [RedditLogin], without whose token nothing answers.
///
/// Who wrote a post is not carried further than a number that tells one author of a reply from another.
@NullMarked
package uptick.collections.source.reddit;

import org.jspecify.annotations.NullMarked;
