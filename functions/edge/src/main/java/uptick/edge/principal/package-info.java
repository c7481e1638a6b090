/// Who asks: roles, tier, scopes; access tokens verified, API keys as text.
///
/// Read [Principal] first, then [AccessTokens]. How a request gets its principal: `uptick.edge.authentication`.
@NullMarked
package uptick.edge.principal;

import org.jspecify.annotations.NullMarked;
