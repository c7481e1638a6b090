/// Google Trends, by three ways. Read [InterestRequest] first, and [OfficialTrends] on why there are three.
///
/// The feed of what is trending ([TrendingRss]) is public and finds topics. The official API is not open to all yet. The
/// site's own JSON ([UnofficialTrends]) is not licensed for this use, and off unless the operator turns it on.
@NullMarked
package uptick.collections.source.googletrends;

import org.jspecify.annotations.NullMarked;
