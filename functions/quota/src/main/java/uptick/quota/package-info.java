/// What each API allows and what is used of it: read by everybody, set by administrators; and the sweep that ends
/// reservations whose worker died.
///
/// Read [QuotaController] first. Units are reserved by the functions that call out, through the ledger in shared-model.
@NullMarked
package uptick.quota;

import org.jspecify.annotations.NullMarked;
