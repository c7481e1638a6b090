/// The topics that the sample world's videos were about.
///
/// Read [SampleTopic] first. Imports the JDK, jackson-core and the product's normal form of texts.
@NullMarked
package uptick.local.sample.topic;

import org.jspecify.annotations.NullMarked;
