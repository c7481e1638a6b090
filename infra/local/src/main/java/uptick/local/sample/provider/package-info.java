/// What the replaying providers have in common: a server on this machine, the request as it was asked, the reply and
/// what goes wrong with it by plan, the limits, and the ledger of all that was served.
///
/// Read [ReplayingProvider] first. Imports the JDK and jackson-core.
@NullMarked
package uptick.local.sample.provider;

import org.jspecify.annotations.NullMarked;
