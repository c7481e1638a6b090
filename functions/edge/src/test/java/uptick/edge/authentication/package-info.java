/// Tests of who a request is from, over real HTTP and on a real database.
@NullMarked
package uptick.edge.authentication;

import org.jspecify.annotations.NullMarked;
