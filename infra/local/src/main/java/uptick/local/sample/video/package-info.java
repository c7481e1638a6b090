/// What the sample world knows of every video at any instant: the recorded counts, interpolated, and
/// what had to be simulated because nobody recorded it.
///
/// Read [SampleVideos] first. [Simulated] is everything that is not real. Imports the JDK, the
/// calendar and the snapshots.
@NullMarked
package uptick.local.sample.video;

import org.jspecify.annotations.NullMarked;
