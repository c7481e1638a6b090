/// Tests of the model as a whole, and what they share.
///
/// Read [EntitiesMatchCatalogueTest] first.
@NullMarked
package uptick.model;

import org.jspecify.annotations.NullMarked;
