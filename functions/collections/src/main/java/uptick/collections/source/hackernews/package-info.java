/// Hacker News, which only finds topics; nothing of it is scored. Read [HackerNewsSearch] first. No key.
@NullMarked
package uptick.collections.source.hackernews;

import org.jspecify.annotations.NullMarked;
