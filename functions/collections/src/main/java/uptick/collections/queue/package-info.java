/// How workers are woken on AWS: messages of SQS.
///
/// Read [SqsSliceQueue] first. The one place, besides handlers, that knows types of AWS.
@NullMarked
package uptick.collections.queue;

import org.jspecify.annotations.NullMarked;
