package uptick.local.sample.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final Instant NOW = Instant.parse("2026-03-10T06:00:00Z");
    private static final Fault CUT = new Fault.CutBody();
    private static final Fault REFUSAL = new Fault.Refusal(Reply.html(503, "Service Unavailable"));

    private final FaultPlan plan = new FaultPlan();

    @Test
    void hitsTheNextRequestsInTheOrderTheyWerePlanned() {
        plan.next(2, CUT);
        plan.next(1, REFUSAL);

        assertThat(plan.take(NOW, 1)).contains(CUT);
        assertThat(plan.take(NOW, 1)).contains(CUT);
        assertThat(plan.take(NOW, 1)).contains(REFUSAL);
        assertThat(plan.take(NOW, 1)).isEmpty();
    }

    @Test
    void hitsTheLaterPagesWithinATime() {
        plan.during(NOW, NOW.plusSeconds(60), 2, REFUSAL);

        assertThat(plan.take(NOW, 1)).isEmpty();
        assertThat(plan.take(NOW, 2)).contains(REFUSAL);
        assertThat(plan.take(NOW.plusSeconds(59), 4)).contains(REFUSAL);
        assertThat(plan.take(NOW.minusNanos(1), 2)).isEmpty();
        assertThat(plan.take(NOW.plusSeconds(60), 2)).isEmpty();
    }
}
