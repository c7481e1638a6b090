/// Tests of the binary COPY against the server that reads it.
///
/// Read [BinaryCopyTest] first.
@NullMarked
package uptick.model.copy;

import org.jspecify.annotations.NullMarked;
