package uptick.migrations.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import uptick.testing.database.TestDatabase;
import uptick.testing.database.WithDatabase;

/// Stock data and predictions: users, stocks, prices, news, predictions and watchlists.
///
/// Its further test cases: all tables are made and a second run has no effect in `MigrationsTest`, the way back in
/// `RollbackScriptsTest`, faster look-ups in [NamedIndexesTest], all cascades in [CascadesTest], all timestamps in
/// [TimestampsTest], all column types in [ColumnValuesTest].
@WithDatabase
class StockDataRequirementsTest {

    private final Schema schema;

    StockDataRequirementsTest(TestDatabase database) throws SQLException {
        schema = new Schema(database);
    }

    @BeforeAll
    static void makeARowOfEachTable(TestDatabase database) throws SQLException {
        SampleRows.insertAll(database, 1);
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        schema.close();
    }

    @Nested
    class Tables {

        @ParameterizedTest(name = "{0}.{1} is {2}")
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        users             | email           | varchar(255)
                        users             | password_hash   | varchar(255) not null
                        instruments       | symbol          | varchar(50) not null
                        instruments       | name            | varchar(255)
                        instruments       | sector          | varchar(100)
                        price_bars        | instrument_id   | uuid not null
                        price_bars        | ts              | timestamptz not null
                        price_bars        | open            | numeric(18,6) not null
                        price_bars        | high            | numeric(18,6) not null
                        price_bars        | low             | numeric(18,6) not null
                        price_bars        | close           | numeric(18,6) not null
                        price_bars        | volume          | bigint not null
                        news_articles     | title           | varchar(500) not null
                        news_articles     | description     | text
                        news_articles     | source          | varchar(255) not null
                        news_articles     | published_at    | timestamptz
                        news_articles     | url             | varchar(2000) not null
                        news_mentions     | article_id      | uuid not null
                        news_mentions     | instrument_id   | uuid
                        predictions       | instrument_id   | uuid not null
                        predictions       | predicted_price | numeric(18,6) derived
                        predictions       | confidence      | double precision not null
                        predictions       | target_date     | date not null
                        watchlist_entries | user_id         | uuid not null
                        watchlist_entries | instrument_id   | uuid not null
                        """)
        void haveTheDocumentsColumns(String table, String column, String type) throws SQLException {
            assertThat(schema.column(table, column)).isEqualTo(type);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"users", "stocks", "stock_prices", "news", "predictions", "watchlist"})
        void sayWhenARowWasMadeAndLastChangedUnderTheDocumentsNames(String table)
                throws SQLException {
            assertThat(schema.column("compat.r0_" + table, "created_at")).isEqualTo("timestamptz");
            assertThat(schema.column("compat.r0_" + table, "updated_at")).isEqualTo("timestamptz");
        }

        @ParameterizedTest(name = "{0} on {1}")
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        ix_instruments_symbol                 | instruments (symbol)
                        idx_price_bars_instrument_ts_interval | unique price_bars (instrument_id, "interval", ts) WITH (fillfactor='100')
                        ix_news_articles_published_at         | news_articles (published_at DESC, id DESC)
                        ix_news_mentions_instrument_id        | news_mentions (instrument_id, published_at DESC NULLS LAST, article_id)
                        ix_predictions_instrument_id          | predictions (instrument_id, generated_at DESC)
                        ix_predictions_target_date            | predictions (target_date)
                        ix_watchlist_entries_instrument_id    | watchlist_entries (instrument_id, id)
                        """)
        void haveIndexesOnSymbolStockAndDate(String name, String definition) throws SQLException {
            assertThat(schema.index(name)).isEqualTo(definition);
        }
    }

    @Nested
    class ForeignKeys {

        @Test
        void allRefuseAnOrphan() throws SQLException {
            var rows = schema.rows();
            for (var table : rows.tables()) {
                for (var key : rows.foreignKeys(table).entrySet()) {
                    var row =
                            rows.of(table).stream()
                                    .filter(it -> !it.columns().containsKey(key.getKey()))
                                    .findFirst()
                                    .orElseThrow();
                    var nobody =
                            switch (schema.column(table, key.getKey()).replaceAll("[ (].*", "")) {
                                case "uuid" -> "gen_random_uuid()";
                                case "date" -> "date '1999-12-31'";
                                default -> "'nobody'";
                            };

                    assertThat(
                                    schema.answerTo(
                                            rows.insertion(
                                                    row, 2, 2, Map.of(key.getKey(), nobody))))
                            .as("%s.%s", table, key.getKey())
                            .isEqualTo(key.getValue().name());
                }
                rows.insert(List.of(table), 2);
            }
        }

        @Test
        void takeAStocksRowsAwayWithIt() throws SQLException {
            schema.execute("DELETE FROM instruments");

            for (var table :
                    new String[] {"price_bars", "predictions", "watchlist_entries", "quotes"}) {
                assertThat(schema.text("SELECT count(*) FROM " + table)).as(table).isEqualTo("0");
            }
            assertThat(schema.text("SELECT count(*) FROM news_mentions WHERE topic_id IS NULL"))
                    .isEqualTo("0");
            assertThat(schema.text("SELECT count(*) FROM news_articles")).isEqualTo("1");
        }

        @Test
        void takeAUsersWatchlistAwayWithTheUser() throws SQLException {
            schema.execute("DELETE FROM users");

            assertThat(schema.text("SELECT count(*) FROM watchlist_entries")).isEqualTo("0");
            assertThat(schema.text("SELECT count(*) FROM instruments")).isEqualTo("1");
        }
    }

    @Nested
    class StockPrices {

        @ParameterizedTest
        @CsvSource({
            "10, 12, 9, 11, 0, taken",
            "10, 10, 10, 10, 9223372036854775807, taken",
            "999999999999.999999, 999999999999.999999, 0.000001, 1, 1, taken",
            "10, 9.99, 9, 9, 1, ck_price_bars_prices",
            "10, 12, 10.01, 11, 1, ck_price_bars_prices",
            "10, 12, 0, 11, 1, ck_price_bars_prices",
            "10, 12, -1, 11, 1, ck_price_bars_prices",
            "10, 'NaN', 9, 11, 1, ck_price_bars_prices",
            "10, 12, 9, 11, -1, ck_price_bars_volume"
        })
        void areThoseOfADayThatCanHaveBeen(
                String open, String high, String low, String close, String volume, String answer)
                throws SQLException {
            assertThat(
                            schema.answerToRow(
                                    "price_bars",
                                    "open",
                                    open,
                                    "high",
                                    "'" + high + "'",
                                    "low",
                                    low,
                                    "close",
                                    close,
                                    "volume",
                                    volume))
                    .isEqualTo(answer);
        }

        @Test
        void areOneForAStockAndDate() throws SQLException {
            assertThat(
                            schema.answerToRow(
                                    "price_bars", "ts", schema.rows().value("price_bars", "ts", 1)))
                    .isEqualTo("price_bars_daily_default_pkey");
        }

        @Test
        void arePartitionedByTimeForLargeHistories() throws SQLException {
            assertThat(
                            schema.texts(
                                    """
                                    SELECT relid::text || ' ' || coalesce(pg_get_partkeydef(relid), 'rows')
                                    FROM pg_partition_tree('price_bars')
                                    ORDER BY 1
                                    """))
                    .contains(
                            "price_bars LIST (\"interval\")",
                            "price_bars_daily RANGE (ts)",
                            "price_bars_daily_default rows",
                            "price_bars_15m RANGE (ts)");
        }
    }

    @Nested
    class News {

        @Test
        void areKeptOnceHoweverManyStocksTheyMentionAsTheSchemaHasIt() throws SQLException {
            assertThat(
                            schema.answerToRow(
                                    "news_articles",
                                    "url",
                                    schema.rows().value("news_articles", "url", 1)))
                    .isEqualTo("uq_news_articles_url");
            schema.execute(
                    "INSERT INTO instruments (id, symbol, exchange) VALUES ('00000000-0000-7000-8000-0000000000aa', 'OTHER', 'NYSE')");
            assertThat(
                            schema.answerToRow(
                                    "news_mentions",
                                    "instrument_id",
                                    "'00000000-0000-7000-8000-0000000000aa'"))
                    .isEqualTo("taken");
            assertThat(schema.answerToRow("news_mentions"))
                    .isEqualTo("uq_news_mentions_article_subject");
        }

        @ParameterizedTest
        @CsvSource({
            "title, NULL, title is null",
            "title, '''''', ck_news_articles_title",
            "url, NULL, url is null",
            "url, '''javascript:alert(1)''', ck_news_articles_url",
            "url, '''https://example.org/a b''', ck_news_articles_url",
            "source, NULL, source is null",
            "description, NULL, taken",
            "published_at, NULL, taken"
        })
        void sayWhatTheyAreAndWhereTheyAreRead(String column, String value, String answer)
                throws SQLException {
            assertThat(schema.answerToRow("news_articles", column, value)).isEqualTo(answer);
        }
    }

    @Nested
    class Predictions {

        @Test
        void haveAPriceFromTheCloseAndTheReturnAsTheSchemaHasIt() throws SQLException {
            schema.execute("UPDATE predictions SET as_of_close = 123.45, predicted_return = -0.02");

            assertThat(schema.text("SELECT predicted_price FROM predictions"))
                    .isEqualTo("120.981000");
        }

        @ParameterizedTest
        @CsvSource({
            "confidence, 0, taken",
            "confidence, 1, taken",
            "confidence, 1.01, ck_predictions_confidence",
            "confidence, -0.01, ck_predictions_confidence",
            "confidence, NULL, confidence is null",
            "target_date, NULL, target_date is null",
            "predicted_return, -1, ck_predictions_predicted_return",
            "profile, '''reckless''', ck_predictions_profile",
            "probability_buy, 0.5, ck_predictions_probabilities"
        })
        void canBe(String column, String value, String answer) throws SQLException {
            assertThat(schema.answerToRow("predictions", column, value)).isEqualTo(answer);
        }
    }

    @Nested
    class Watchlists {

        @Test
        void takeAStockWithoutATriggerOnceForAUser() throws SQLException {
            var plain = new String[] {"trigger_type", "NULL", "trigger_value", "NULL"};
            assertThat(schema.answerToRow("watchlist_entries", plain)).isEqualTo("taken");

            schema.execute(
                    "UPDATE watchlist_entries SET trigger_type = NULL, trigger_value = NULL");
            assertThat(schema.answerToRow("watchlist_entries", plain))
                    .isEqualTo("uq_watchlist_entries_trigger");
        }
    }

    @Nested
    class DataTypes {

        @ParameterizedTest
        @CsvSource({
            "news_articles, title, '''Société Générale — 東京 📈'''",
            "price_bars, ts, '''1962-01-02T00:00:00Z'''",
            "price_bars, volume, 4294967296",
            "predictions, target_date, '''2030-12-31'''",
            "instruments, name, '''Berkshire Hathaway Inc. Class B'''",
            "instruments, symbol, '''BRK.B'''",
            "users, email, '''first.last+tag@sub.example.co.uk'''"
        })
        void take(String table, String column, String value) throws SQLException {
            assertThat(schema.answerToRow(table, column, value)).isEqualTo("taken");
        }

        @Test
        void keepTheInstantWhateverTheSessionsTimeZone() throws SQLException {
            schema.execute("SET LOCAL TimeZone = 'America/New_York'");
            schema.execute("UPDATE news_articles SET published_at = '2026-03-08T01:30:00Z'");
            schema.execute("SET LOCAL TimeZone = 'UTC'");

            assertThat(schema.text("SELECT published_at FROM news_articles"))
                    .isEqualTo("2026-03-08 01:30:00+00");
        }
    }
}
