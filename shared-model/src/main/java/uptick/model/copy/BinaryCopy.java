package uptick.model.copy;

import java.sql.Connection;
import java.sql.SQLException;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Writes rows by COPY, in the transaction of the connection: all of them or none.
public final class BinaryCopy {

    /* As much as is worth a packet; the server works on one while the next is made. */
    private static final int PACKET = 1 << 16;

    private BinaryCopy() {}

    /// Writes one row's fields, in the order of the columns.
    @FunctionalInterface
    public interface Encoder<T> {
        /// Calls [BinaryRows#row] once, and then one method for each field.
        void encode(T row, BinaryRows rows);
    }

    /// Writes rows.
    ///
    /// @param into the table and its columns, as `price_bars (ts, close)`: SQL, never a user's text
    /// @return how many were written
    /// @throws SQLException where the server refuses one; the transaction is then lost
    public static <T> long write(
            Connection connection, String into, Iterable<T> source, Encoder<? super T> encoder)
            throws SQLException {
        var copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + into + " FROM STDIN (FORMAT binary)");
        try {
            var rows = new BinaryRows(PACKET);
            for (var each : source) {
                encoder.encode(each, rows);
                if (rows.length() >= PACKET) {
                    send(rows, copy);
                }
            }
            rows.end();
            send(rows, copy);
            return copy.endCopy();
        } finally {
            // Still so where an encoder or the server threw: without it the connection is of no
            // more use.
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(BinaryRows rows, CopyIn copy) throws SQLException {
        copy.writeToCopy(rows.bytes(), 0, rows.length());
        rows.clear();
    }
}
