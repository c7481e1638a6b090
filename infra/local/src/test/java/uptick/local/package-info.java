/// The whole house under test: started as a person starts it, asked over HTTP, looked at in PostgreSQL.
///
/// Read [TestHouse] first, then [HouseTest].
@NullMarked
package uptick.local;

import org.jspecify.annotations.NullMarked;
