/// Accounts as rows: [User] with its [Settings], and the keys that tokens are checked with.
///
/// Read [User] first. Imports Micronaut Data and our values.
@NullMarked
package uptick.model.accounts;

import org.jspecify.annotations.NullMarked;
