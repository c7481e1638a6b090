/// What is traded and at what price: [PriceBar], written by the market function alone.
///
/// Read [PriceBars] first, then [PriceBarsWriter].
@NullMarked
package uptick.model.market;

import org.jspecify.annotations.NullMarked;
