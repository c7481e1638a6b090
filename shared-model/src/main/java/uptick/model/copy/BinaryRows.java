package uptick.model.copy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Rows as PostgreSQL's COPY reads them with `FORMAT binary`: after a header, for each row the number of its fields,
/// and each field as its length and its bytes, all in network order.
///
/// Source: PostgreSQL 18, "COPY", section "Binary Format"; the formats of the types are those of the server's `*_recv`
/// functions.
public final class BinaryRows {

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
    };

    /// 2000-01-01T00:00:00Z, from which the server counts.
    private static final long EPOCH_SECOND = 946_684_800L;

    private byte[] bytes;
    private int length;

    /// Begins with the header.
    ///
    /// @param capacity bytes to start with
    BinaryRows(int capacity) {
        bytes = new byte[Math.max(capacity, 64)];
        put(SIGNATURE);
        putInt(0); // no flags
        putInt(0); // no extension
    }

    /// Begins a row.
    public void row(int fields) {
        putShort(fields);
    }

    /// A `uuid`.
    public void uuid(UUID value) {
        putInt(16);
        putLong(value.getMostSignificantBits());
        putLong(value.getLeastSignificantBits());
    }

    /// A `timestamptz`; what is finer than a microsecond is cut off.
    ///
    /// @throws ArithmeticException beyond the years that 64 bits of microseconds hold
    public void instant(Instant value) {
        putInt(Long.BYTES);
        var seconds = Math.subtractExact(value.getEpochSecond(), EPOCH_SECOND);
        putLong(
                Math.addExact(
                        Math.multiplyExact(seconds, TimeUnit.SECONDS.toMicros(1)),
                        TimeUnit.NANOSECONDS.toMicros(value.getNano())));
    }

    /// An `int8`.
    public void integer(long value) {
        putInt(Long.BYTES);
        putLong(value);
    }

    /// A `numeric`, with as many decimals as the value shows.
    ///
    /// @throws IllegalArgumentException with more digits than the type has
    public void number(BigDecimal value) {
        var number = NumericDigits.of(value);
        var digits = number.digits();
        putInt(4 * Short.BYTES + digits.length * Short.BYTES);
        putShort(digits.length);
        putShort(number.weight());
        putShort(number.isNegative() ? 0x4000 : 0);
        putShort(number.scale());
        for (var digit : digits) {
            putShort(digit);
        }
    }

    /// A `varchar` or `text`; the server refuses the character 0.
    public void text(String value) {
        var encoded = value.getBytes(StandardCharsets.UTF_8);
        putInt(encoded.length);
        put(encoded);
    }

    /// Says that there are no more rows.
    void end() {
        putShort(-1);
    }

    /// What was written since the last [#clear], at the start of the array.
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    private void put(byte[] value) {
        reserve(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    private void putShort(int value) {
        reserve(Short.BYTES);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    private void putInt(int value) {
        putShort(value >> 16);
        putShort(value);
    }

    private void putLong(long value) {
        putInt((int) (value >> 32));
        putInt((int) value);
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
