/// The YouTube Data API v3. Read [YoutubeChart] first.
@NullMarked
package uptick.collections.source.youtube;

import org.jspecify.annotations.NullMarked;
