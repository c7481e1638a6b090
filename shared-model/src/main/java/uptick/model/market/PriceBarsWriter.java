package uptick.model.market;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;

import uptick.model.copy.BinaryCopy;
import uptick.model.copy.BinaryRows;

/// Writes bars; for the market function alone.
///
/// A load may come in any order, be repeated, and overlap with others: new bars are copied in, equal ones cause no write
/// at all, changed ones take the place of the old version, which becomes a [PriceBarRevision]. [LatestBar] follows in
/// the same transaction.
@Singleton
public class PriceBarsWriter {

    private static final String COLUMNS =
            "price_bars (instrument_id, ts, recorded_at, volume, interval, open, high, low, close, source)";
    private static final int FIELDS = 10;

    private final TransactionOperations<Connection> transactions;

    PriceBarsWriter(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /// Writes bars, in the transaction that is open or else in one of their own: all or none.
    ///
    /// Makes other loads of the same instruments wait until the transaction ends; two loads in one transaction may
    /// therefore deadlock with another's two. What is read to compare is, for each instrument and interval, every bar
    /// between the first and the last of the load.
    ///
    /// @param bars each instrument, interval and time once
    /// @param reason why bars that are there may change, a sentence for people
    /// @throws IllegalArgumentException where two bars have one key, which it names
    /// @throws DataAccessException where the database refuses a bar, or somebody wrote one of them by hand meanwhile
    public LoadedBars load(Collection<PriceBar> bars, String reason) {
        var spans = BarSpan.of(bars);
        return spans.isEmpty()
                ? LoadedBars.NOTHING
                : transactions.executeWrite(status -> load(status.getConnection(), spans, reason));
    }

    private static LoadedBars load(Connection connection, List<BarSpan> spans, String reason) {
        try {
            BarLocks.take(connection, spans);
            var comparison = BarComparison.of(connection, spans);
            var added = comparison.added();
            var corrected = comparison.corrected();
            if (!added.isEmpty()) {
                BinaryCopy.write(connection, COLUMNS, added, PriceBarsWriter::encode);
            }
            if (!corrected.isEmpty()) {
                BarCorrections.write(connection, corrected, reason);
            }
            if (!added.isEmpty() || !corrected.isEmpty()) {
                var changed = new ArrayList<>(added);
                changed.addAll(corrected);
                LatestBarsUpkeep.after(connection, changed);
            }
            return new LoadedBars(
                    added.size(), comparison.unchanged(), corrected.size(), comparison.outdated());
        } catch (SQLException failure) {
            throw new DataAccessException(
                    "Bars were not written: " + failure.getMessage(), failure);
        }
    }

    private static void encode(PriceBar bar, BinaryRows rows) {
        rows.row(FIELDS);
        rows.uuid(bar.instrumentId());
        rows.instant(bar.ts());
        rows.instant(bar.recordedAt());
        rows.integer(bar.volume());
        rows.text(bar.interval());
        rows.number(bar.open());
        rows.number(bar.high());
        rows.number(bar.low());
        rows.number(bar.close());
        rows.text(bar.source());
    }
}
