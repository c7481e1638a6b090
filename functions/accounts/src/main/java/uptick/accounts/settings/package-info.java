/// What a user chose: risk profile, holding period, time zone, and whether the risks were accepted.
///
/// Read [SettingsController] first.
@NullMarked
package uptick.accounts.settings;

import org.jspecify.annotations.NullMarked;
