@NullMarked
package uptick.edge.paging;

import org.jspecify.annotations.NullMarked;
