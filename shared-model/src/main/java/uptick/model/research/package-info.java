/// What agents noticed, concluded and investigate: [Signal], [AnalysisResult], [ResearchItem].
///
/// Read [Agent] first. Rows are written by the research function alone, through [ResearchWriter].
@NullMarked
package uptick.model.research;

import org.jspecify.annotations.NullMarked;
