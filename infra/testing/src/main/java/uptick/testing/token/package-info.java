/// Access tokens of a signing key that only tests know.
///
/// Read [TrustsTestTokens] first. Test support: imports no class of the product.
@NullMarked
package uptick.testing.token;

import org.jspecify.annotations.NullMarked;
