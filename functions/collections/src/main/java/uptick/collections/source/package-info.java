/// One client per API: an address to call, and what an answer means. No repositories, no clock.
///
/// Read [YoutubeChart] first.
@NullMarked
package uptick.collections.source;

import org.jspecify.annotations.NullMarked;
