@NullMarked
package uptick.edge.request;

import org.jspecify.annotations.NullMarked;
