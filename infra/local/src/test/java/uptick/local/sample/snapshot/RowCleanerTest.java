package uptick.local.sample.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RowCleanerTest {

    private final RowCleaner cleaner = new RowCleaner();

    @Test
    void readsADateThatIsWhole() {
        assertThat(cleaner.day("30.09")).isEqualTo("2017-09-30");

        assertThat(cleaner.defects()).isEmpty();
    }

    @Test
    void readsADateWithoutItsZeroAsOctober() {
        assertThat(cleaner.day("1.1")).isEqualTo("2017-10-01");
        assertThat(cleaner.day("10.1")).isEqualTo("2017-10-10");

        assertThat(cleaner.defects()).containsOnlyKeys(Defect.DATE_LOST_ITS_ZERO);
    }

    @Test
    void cutsTheNextRowsIdOffADate() {
        assertThat(cleaner.day("24.09l7yxJDFvTRM")).isEqualTo("2017-09-24");

        assertThat(cleaner.defects()).containsEntry(Defect.DATE_RUNS_INTO_NEXT_ROW, 1);
    }

    @Test
    void refusesWhatIsNoDate() {
        assertThatIllegalArgumentException().isThrownBy(() -> cleaner.day("24/09"));
        assertThatIllegalArgumentException().isThrownBy(() -> cleaner.day("24.08"));
    }

    @Test
    void findsTheIdBehindAFormulaErrorInTheThumbnail() {
        var id = cleaner.id("#NAME?", "https://i.ytimg.com/vi/-Ifnaxi2LQg/default_live.jpg");

        assertThat(id).isEqualTo("-Ifnaxi2LQg");
        assertThat(cleaner.defects()).containsEntry(Defect.ID_TAKEN_FOR_FORMULA, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> cleaner.id("#NAME?", "x.jpg"));
    }

    @Test
    void takesTheRecordersZeroForAbsence() {
        assertThat(cleaner.views("0")).isNull();
        assertThat(cleaner.likes("0")).isNull();
        assertThat(cleaner.likes("")).isNull();
        assertThat(cleaner.comments("0")).isNull();
        assertThat(cleaner.tags("[none]")).isEmpty();

        assertThat(cleaner.views("7")).isEqualTo(7);
        assertThat(cleaner.defects().values()).containsOnly(1).hasSize(5);
    }
}
