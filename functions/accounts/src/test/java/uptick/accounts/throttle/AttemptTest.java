package uptick.accounts.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttemptTest {

    @Test
    void countsOneHouseholdOfIpv6AsOneAddress() {
        var one = Attempt.LOGIN.subjectOfAddress("2001:db8:1:2:3:4:5:6");

        assertThat(Attempt.LOGIN.subjectOfAddress("2001:db8:1:2:ffff::1")).isEqualTo(one);
        assertThat(Attempt.LOGIN.subjectOfAddress("2001:db8:1:2:0:0:0:0%eth0")).isNotNull();
        assertThat(Attempt.LOGIN.subjectOfAddress("2001:db8:1:3::1")).isNotEqualTo(one);
        assertThat(Attempt.LOGIN.subjectOfAddress("192.0.2.1"))
                .isNotEqualTo(Attempt.LOGIN.subjectOfAddress("192.0.2.2"));
        assertThat(Attempt.LOGIN.subjectOfAddress("unknown")).hasSize(32);
    }

    @Test
    void keepsWhatIsTriedApart() {
        assertThat(Attempt.LOGIN.subjectOfAddress("192.0.2.1"))
                .isNotEqualTo(Attempt.RESET.subjectOfAddress("192.0.2.1"));
        assertThat(Attempt.LOGIN.subjectOfName("ann"))
                .isEqualTo(Attempt.LOGIN.subjectOfName(" ANN "))
                .isNotEqualTo(Attempt.PASSWORD.subjectOfName("ann"));
    }
}
