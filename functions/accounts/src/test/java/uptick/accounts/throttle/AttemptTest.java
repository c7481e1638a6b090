package uptick.accounts.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttemptTest {

    @Test
    void keepsWhatIsTriedApart() {
        assertThat(Attempt.LOGIN.subjectOfAddress("192.0.2.1"))
                .isNotEqualTo(Attempt.RESET.subjectOfAddress("192.0.2.1"));
        assertThat(Attempt.LOGIN.subjectOfName("ann"))
                .isEqualTo(Attempt.LOGIN.subjectOfName(" ANN "))
                .isNotEqualTo(Attempt.PASSWORD.subjectOfName("ann"));
    }
}
