/// Opaque cursors for keyset paging.
///
/// Read [Cursor].
@NullMarked
package uptick.edge.paging;

import org.jspecify.annotations.NullMarked;
