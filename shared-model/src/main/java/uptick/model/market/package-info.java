/// What is traded, and what is known of it: listings, calendars, rates, actions, quotes, features, news, sentiment.
///
/// Read [Instrument] first. Rows are written by the market function alone, through the writers.
@NullMarked
package uptick.model.market;

import org.jspecify.annotations.NullMarked;
