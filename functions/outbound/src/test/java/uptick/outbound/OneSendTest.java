package uptick.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

import uptick.outbound.Reply.NotSent;
import uptick.outbound.Reply.Unknown;

class OneSendTest {

    private final OneSend send = new OneSend(new byte[0]);

    @Test
    void isNotSentBeforeTheFirstQuestion() {
        assertThat(send.failed(Reason.NOT_CONNECTED, "refused")).isInstanceOf(NotSent.class);
    }

    @Test
    void isUnknownAfterTheFirstQuestion() {
        long length = send.contentLength();

        assertThat(length).isZero();
        assertThat(send.failed(Reason.TIMED_OUT, "late")).isInstanceOf(Unknown.class);
    }

    @Test
    void neverGoesOutTwice() {
        long length = send.contentLength();

        assertThat(length).isZero();
        assertThatIllegalStateException().isThrownBy(send::contentLength);
    }

    @Test
    void neverGoesOutOnceItWasCalledNotSent() {
        Reply first = send.failed(Reason.TIMED_OUT, "late");

        assertThatIllegalStateException().isThrownBy(send::contentLength);
        assertThat(send.failed(Reason.CONNECTION_LOST, "later")).isInstanceOf(NotSent.class);
        assertThat(first).isInstanceOf(NotSent.class);
    }

    @Test
    void tellsTheLengthOfItsBodyOnce() {
        OneSend post = new OneSend(new byte[7]);

        assertThat(post.contentLength()).isEqualTo(7);
        assertThatIllegalStateException().isThrownBy(post::contentLength);
    }
}
