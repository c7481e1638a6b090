/// From a request to its principal: by an access token, or by an API key, which the database knows.
///
/// Read [BearerAuthentication] first.
@NullMarked
package uptick.edge.authentication;

import org.jspecify.annotations.NullMarked;
