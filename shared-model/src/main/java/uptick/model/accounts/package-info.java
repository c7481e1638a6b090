/// Accounts as rows: [User], read by login and by the page.
///
/// Imports Micronaut Data and our values.
@NullMarked
package uptick.model.accounts;

import org.jspecify.annotations.NullMarked;
