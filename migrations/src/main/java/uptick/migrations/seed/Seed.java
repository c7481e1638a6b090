package uptick.migrations.seed;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/// One set of rows that the product comes with.
///
/// Applying it again adds nothing, and never overwrites what is there: somebody may have edited it.
public interface Seed {

    /// What it is called in answers and messages.
    String name();

    /// Adds what is missing, in the transaction of the connection.
    ///
    /// @return how many rows it added
    /// @throws SQLException where the database refuses
    /// @throws IOException where its source cannot be read
    long apply(Connection connection) throws SQLException, IOException;
}
