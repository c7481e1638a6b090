package uptick.model.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.postgresql.PGProperty;

class DatabaseSettingsTest {

    @Test
    void givesTheDriverWhatTheDriverReads() throws Exception {
        var prefix = "datasources.default.data-source-properties.";
        var driver = new Properties();
        DatabaseSettings.defaults(null)
                .forEach(
                        (name, value) -> {
                            if (name.startsWith(prefix)) {
                                driver.put(name.substring(prefix.length()), value);
                            }
                        });

        assertThat(PGProperty.CONNECT_TIMEOUT.getInt(driver)).isEqualTo(3);
        assertThat(PGProperty.SOCKET_TIMEOUT.getInt(driver)).isEqualTo(20);
        assertThat(PGProperty.TCP_KEEP_ALIVE.getBoolean(driver)).isTrue();
        assertThat(PGProperty.REWRITE_BATCHED_INSERTS.getBoolean(driver)).isTrue();
        assertThat(PGProperty.LOG_SERVER_ERROR_DETAIL.getBoolean(driver)).isFalse();
    }
}
