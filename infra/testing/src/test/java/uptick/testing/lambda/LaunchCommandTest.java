package uptick.testing.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchCommandTest {
    // data/17/*.txt of github.com/sigpwned/the-lambda-iceberg-dissecting-the-official-java-runtimes
    // @ 503882d5
    @ParameterizedTest
    @CsvSource({
        "128, 111412",
        "256, 222823",
        "512, 445645",
        "1024, 891289",
        "2048, 1848320",
        "4096, 3945472",
        "8192, 8140800",
        "10240, 10237952"
    })
    void boundsTheHeapAsTheManagedRuntimeDid(int memoryMegabytes, long recordedKilobytes) {
        LaunchCommand command = new LaunchCommand("x.Y", memoryMegabytes, false);

        assertThat(command.heapKilobytes()).isCloseTo(recordedKilobytes, within(1024L));
    }

    @Test
    void usesAllCompilersOnlyUnderSnapStart() {
        LaunchCommand plain = new LaunchCommand("x.Y", 512, false);
        LaunchCommand snapStart = new LaunchCommand("x.Y", 512, true);

        assertThat(plain.arguments(RuntimeImage.shared()))
                .contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        assertThat(snapStart.arguments(RuntimeImage.shared()))
                .doesNotContain("-XX:TieredStopAtLevel=1")
                .contains("-XX:+UseSerialGC");
    }
}
