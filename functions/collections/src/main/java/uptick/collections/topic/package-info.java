/// Topics as editors keep them.
///
/// Read [TopicsController] first. Imports the edge and shared-model.
@NullMarked
package uptick.collections.topic;

import org.jspecify.annotations.NullMarked;
