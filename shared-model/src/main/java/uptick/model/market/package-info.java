/// What is traded, and what is known of it: listings, calendars, rates, bars, actions, quotes, features, news, sentiment.
///
/// Read [Instrument] first, then [PriceBars] and [PriceBarsWriter]. Rows are written by the market function alone, through the
/// writers.
@NullMarked
package uptick.model.market;

import org.jspecify.annotations.NullMarked;
