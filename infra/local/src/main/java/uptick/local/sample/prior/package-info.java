/// What is usual for a charted video, measured on the recorded days: the numbers that the trends
/// function starts from until it has seen enough itself.
///
/// Read [YoutubePriors] first; [MeasurePriors] prints them.
@NullMarked
package uptick.local.sample.prior;

import org.jspecify.annotations.NullMarked;
