/// The sources as operators see and set them.
///
/// Read [SourcesController] first. Imports the edge, shared-model and the run engine.
@NullMarked
package uptick.collections.provider;

import org.jspecify.annotations.NullMarked;
