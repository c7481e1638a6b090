/// Controllers behind API Gateway: the adapter, and how a function's context is built.
///
/// Read [HttpApiHandler] first. The one package of the edge with AWS types in it.
@NullMarked
package uptick.edge.lambda;

import org.jspecify.annotations.NullMarked;
