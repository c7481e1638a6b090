/// What a user holds, did and waits for: [Position], [Trade], [WatchlistEntry].
///
/// Read [Positions] first. Rows belong to a user: outside a transaction of theirs, or of the jobs that look over all
/// users' rows, there are none.
@NullMarked
package uptick.model.portfolio;

import org.jspecify.annotations.NullMarked;
