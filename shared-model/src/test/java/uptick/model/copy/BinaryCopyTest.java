package uptick.model.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

@WithDatabase
class BinaryCopyTest {

    /// One row of every type that there is a method for.
    private record Row(UUID key, Instant at, BigDecimal number, long count, String word) {}

    private static final String INTO = "probe (key, at, number, count, word)";

    private final Connection connection;

    BinaryCopyTest(TestDatabase database) throws SQLException {
        this.connection = database.connect();
    }

    @BeforeEach
    void makeTable() throws SQLException {
        execute(
                """
                CREATE TEMPORARY TABLE probe (
                  place  integer GENERATED ALWAYS AS IDENTITY,
                  key    uuid,
                  at     timestamptz,
                  number numeric,
                  count  bigint,
                  word   text)
                """);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    static Stream<BigDecimal> numbers() {
        return Stream.of(
                        "0",
                        "0.000000",
                        "0E+3",
                        "0E-16383",
                        "1",
                        "-1",
                        "9999",
                        "10000",
                        "10001",
                        "100000000",
                        "1E+8",
                        "-1.5E+9",
                        "1E+131071",
                        "0.1",
                        "0.0001",
                        "0.00001",
                        "-0.00000001",
                        "1.0000",
                        "1.00000",
                        "12345678.000010",
                        "100.5000",
                        "999999999999.999999",
                        "-999999999999.999999",
                        "0.000001",
                        "99999999999999.9999",
                        "999999999999999999",
                        "-999999999999999999",
                        "1000000000000000000",
                        "9223372036854775807",
                        "9223372036854775808",
                        "-9223372036854775808",
                        "1000000000000000000000000000000000000000000000000.0000000000000000000000001",
                        "10000000000000000000000000000000000000000",
                        "1E-16383")
                .map(BigDecimal::new);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void keepsEveryKindOfNumber(BigDecimal number) throws SQLException {
        write(List.of(row(number)));

        assertThat(read()).extracting(Row::number).containsExactly(plain(number));
    }

    @Test
    void writesNumbersAsTheServerItselfDoes() throws SQLException {
        write(numbers().map(BinaryCopyTest::row).toList());

        var typed = new ArrayList<String>();
        try (var statement =
                connection.prepareStatement(
                        """
                        SELECT encode(numeric_send(probe.number), 'hex') = encode(numeric_send(CAST(typed AS numeric)), 'hex')
                        FROM probe
                        JOIN unnest(?) WITH ORDINALITY AS typed (typed, place) USING (place)
                        """)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            numbers().map(number -> plain(number).toPlainString()).toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    typed.add(rows.getString(1));
                }
            }
        }
        assertThat(typed).hasSize((int) numbers().count()).containsOnly("t");
    }

    @Test
    void keepsNumbersAtRandom() throws SQLException {
        var random = new Random(20261127);
        var numbers =
                IntStream.range(0, 50_000)
                        .mapToObj(
                                _ ->
                                        new BigDecimal(
                                                new BigInteger(1 + random.nextInt(140), random)
                                                        .multiply(
                                                                random.nextBoolean()
                                                                        ? BigInteger.ONE
                                                                        : BigInteger.ONE.negate()),
                                                random.nextInt(60) - 15))
                        .toList();

        write(numbers.stream().map(BinaryCopyTest::row).toList());

        assertThat(read())
                .extracting(Row::number)
                .containsExactlyElementsOf(numbers.stream().map(BinaryCopyTest::plain).toList());
    }

    @ParameterizedTest
    @MethodSource
    void refusesANumberThatTheTypeHasNoRoomFor(BigDecimal number) {
        assertThatThrownBy(() -> write(List.of(row(number))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no room");
    }

    static Stream<BigDecimal> refusesANumberThatTheTypeHasNoRoomFor() {
        return Stream.of(
                new BigDecimal("1E-16384"),
                new BigDecimal("1E+131072"),
                new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE),
                new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE));
    }

    @Test
    void keepsTimesIdsCountsAndWords() throws SQLException {
        var rows =
                List.of(
                        new Row(new UUID(0, 0), Instant.EPOCH, BigDecimal.ONE, Long.MIN_VALUE, ""),
                        new Row(
                                new UUID(-1, -1),
                                Instant.parse("1999-12-31T23:59:59.999999Z"),
                                BigDecimal.ONE,
                                Long.MAX_VALUE,
                                "tab\tnew line\nback\\slash \\N \\."),
                        new Row(
                                UUID.fromString("01234567-89ab-7def-8123-456789abcdef"),
                                Instant.parse("2000-01-01T00:00:00Z"),
                                BigDecimal.ONE,
                                0,
                                "Größer ☃ 🎉"),
                        new Row(
                                UUID.fromString("fedcba98-7654-4210-8edc-ba9876543210"),
                                Instant.parse("0001-01-01T00:00:00.000001Z"),
                                BigDecimal.ONE,
                                -1,
                                "x".repeat(200_000)),
                        new Row(
                                new UUID(1, 1),
                                Instant.parse("9999-12-31T23:59:59.999999Z"),
                                BigDecimal.ONE,
                                1,
                                "last"));

        assertThat(write(rows)).isEqualTo(5);

        assertThat(read()).isEqualTo(rows);
    }

    @Test
    void cutsTimesToMicrosecondsAlsoBeforeTheEpoch() throws SQLException {
        var fine =
                List.of(
                        Instant.parse("2026-11-27T12:00:00.123456999Z"),
                        Instant.parse("1969-12-31T23:59:59.123456999Z"));

        write(fine.stream().map(at -> new Row(new UUID(0, 0), at, BigDecimal.ONE, 0, "")).toList());

        assertThat(read())
                .extracting(Row::at)
                .isEqualTo(fine.stream().map(at -> at.truncatedTo(ChronoUnit.MICROS)).toList());
    }

    @Test
    void writesNothingAsNothing() throws SQLException {
        assertThat(write(List.of())).isZero();

        assertThat(read()).isEmpty();
    }

    @Nested
    class Failing {

        @BeforeEach
        void beginTransaction() throws SQLException {
            connection.setAutoCommit(false);
        }

        @Test
        void inTheMiddleOfARowLeavesNothingAndAConnectionOfUse() throws SQLException {
            var rows =
                    new ArrayList<>(
                            IntStream.range(0, 20_000)
                                    .mapToObj(place -> row(BigDecimal.valueOf(place)))
                                    .toList());
            rows.add(
                    new Row(new UUID(0, 0), Instant.MAX, BigDecimal.ONE, 1, "no such microsecond"));

            assertThatThrownBy(() -> write(rows)).isInstanceOf(ArithmeticException.class);

            connection.rollback();
            assertThat(read()).isEmpty();
            assertThat(write(rows.subList(0, 10))).isEqualTo(10);
            assertThat(read()).hasSize(10);
        }

        @Test
        void onTheServerSaysWhyAndLeavesAConnectionOfUse() throws SQLException {
            execute("ALTER TABLE probe ADD CONSTRAINT ck_probe_count CHECK (count < 15000)");
            connection.commit();
            var rows =
                    IntStream.range(0, 20_000)
                            .mapToObj(
                                    place ->
                                            new Row(
                                                    new UUID(0, place),
                                                    Instant.EPOCH,
                                                    BigDecimal.ONE,
                                                    place,
                                                    "word"))
                            .toList();

            assertThatThrownBy(() -> write(rows))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("ck_probe_count");

            connection.rollback();
            assertThat(read()).isEmpty();
            assertThat(write(rows.subList(0, 15_000))).isEqualTo(15_000);
        }
    }

    private long write(List<Row> rows) throws SQLException {
        return BinaryCopy.write(
                connection,
                INTO,
                rows,
                (row, to) -> {
                    to.row(5);
                    to.uuid(row.key());
                    to.instant(row.at());
                    to.number(row.number());
                    to.integer(row.count());
                    to.text(row.word());
                });
    }

    private List<Row> read() throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT key, at, number, count, word FROM probe ORDER BY place")) {
            var read = new ArrayList<Row>();
            while (rows.next()) {
                read.add(
                        new Row(
                                rows.getObject(1, UUID.class),
                                rows.getObject(2, OffsetDateTime.class).toInstant(),
                                // As text: reading must not lean on what is under test.
                                new BigDecimal(rows.getString(3)),
                                rows.getLong(4),
                                rows.getString(5)));
            }
            return read;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Row row(BigDecimal number) {
        return new Row(new UUID(0, 0), Instant.EPOCH, number, 0, "");
    }

    /* The server has no negative scales. */
    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
