/// What models expect and advise, and what came of it: [ModelVersion], [Prediction], [Recommendation].
///
/// Read [Recommendation] first. Rows are written by the recommendations function alone, through the writers.
@NullMarked
package uptick.model.recommendations;

import org.jspecify.annotations.NullMarked;
