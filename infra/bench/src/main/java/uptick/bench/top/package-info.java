/// What the Top 10 costs when the table has grown a thousandfold. Read [TopAtScale] first.
@NullMarked
package uptick.bench.top;

import org.jspecify.annotations.NullMarked;
