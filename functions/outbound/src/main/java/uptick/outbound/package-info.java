/// The one way out: every request to somebody else's server passes the guarded client of this package.
///
/// Read [GuardedHttp] first, then [Reply], which says what a caller may conclude from each end of a call, and
/// [Retrying] for the policy around it. Imports the JDK, Micronaut's injection, SLF4J and Resilience4j, nothing of ours.
@NullMarked
package uptick.outbound;

import org.jspecify.annotations.NullMarked;
