/// Who asks: access tokens verified, roles, tier.
///
/// Read [Principal] first, then [BearerAuthentication].
@NullMarked
package uptick.edge.principal;

import org.jspecify.annotations.NullMarked;
