package uptick.accounts.session;

import java.time.Duration;

import uptick.accounts.secret.OpaqueToken;
import uptick.accounts.signing.IssuedToken;

/// What an open session gives its owner: a token for the next minutes and one to get the next with.
///
/// @param refreshLifetime how long the refresh token may lie unused
record Session(IssuedToken access, OpaqueToken refresh, Duration refreshLifetime) {}
