/// The morning report: [Report] is the same for everybody, [ReportDelivery] one reader's.
///
/// Read [Reports] first.
@NullMarked
package uptick.model.reports;

import org.jspecify.annotations.NullMarked;
