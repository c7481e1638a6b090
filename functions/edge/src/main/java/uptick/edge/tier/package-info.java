/// What a tier allows, and how much of it is used.
///
/// Read [TierLimits] first.
@NullMarked
package uptick.edge.tier;

import org.jspecify.annotations.NullMarked;
