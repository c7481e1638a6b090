/// A function's entry points: controllers behind API Gateway, jobs, and how their context is built.
///
/// Read [HttpApiHandler] first, then [JobHandler]. The one package of the edge with AWS types in it.
@NullMarked
package uptick.edge.lambda;

import org.jspecify.annotations.NullMarked;
