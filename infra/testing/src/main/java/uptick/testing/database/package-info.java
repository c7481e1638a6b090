/// Gives each test class a PostgreSQL database of its own with the real schema in it.
///
/// Read [WithDatabase] first. Test support: imports no class of the product.
@NullMarked
package uptick.testing.database;

import org.jspecify.annotations.NullMarked;
