/// Tests of partitions by time, on tables of their own.
@NullMarked
package uptick.migrations.partition;

import org.jspecify.annotations.NullMarked;
