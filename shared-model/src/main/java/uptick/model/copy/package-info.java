/// PostgreSQL's binary COPY: many rows of any table in one go.
///
/// Read [BinaryCopy] first. Imports the PostgreSQL driver, nothing of ours.
@NullMarked
package uptick.model.copy;

import org.jspecify.annotations.NullMarked;
