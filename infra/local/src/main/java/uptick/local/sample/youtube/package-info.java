/// YouTube's `videos.list` over HTTP, replayed from the sample world with its quota, its errors and
/// its faults.
///
/// Read [ReplayingYoutube] first, then [VideosEndpoint], which is all of it but the socket. Imports
/// the JDK, jackson-core, the sample world's videos and what its providers have in common.
@NullMarked
package uptick.local.sample.youtube;

import org.jspecify.annotations.NullMarked;
