/// The one vocabulary of refusals and failures on the wire, RFC 9457.
///
/// Read [ProblemType] first: it lists them all.
@NullMarked
package uptick.edge.problem;

import org.jspecify.annotations.NullMarked;
