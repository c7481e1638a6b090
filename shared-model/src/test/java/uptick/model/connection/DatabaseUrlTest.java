package uptick.model.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            textBlock =
                    """
                    postgres://ann:s3cret@db.example:6543/uptick                      | jdbc:postgresql://db.example:6543/uptick                 | ann   | s3cret
                    postgresql://ann:s3cret@db.example/uptick                         | jdbc:postgresql://db.example:5432/uptick                 | ann   | s3cret
                    postgres://ann:a%3Ab%2Fc%40d+e%20f@db/uptick                      | jdbc:postgresql://db:5432/uptick                         | ann   | a:b/c@d+e f
                    postgres://ann:a:b@db/uptick | jdbc:postgresql://db:5432/uptick | ann | a:b
                    postgres://ann@db/uptick                                          | jdbc:postgresql://db:5432/uptick                         | ann   | ''
                    postgres://db/uptick                                              | jdbc:postgresql://db:5432/uptick                         | ''    | ''
                    postgres://a%40b:x@db/uptick?sslmode=require&connectTimeout=3     | jdbc:postgresql://db:5432/uptick?sslmode=require&connectTimeout=3 | a@b | x
                    postgres://ann:x@[::1]:5433/uptick                                | jdbc:postgresql://[::1]:5433/uptick                      | ann   | x
                    '  postgres://ann:x@db/uptick  '                                  | jdbc:postgresql://db:5432/uptick                         | ann   | x
                    jdbc:postgresql://db:5432/uptick?user=ann                         | jdbc:postgresql://db:5432/uptick?user=ann                | ''    | ''
                    """)
    void readsAnAddress(String text, String jdbcUrl, String username, String password) {
        var address = DatabaseUrl.parse(text);

        assertThat(address).isEqualTo(new DatabaseUrl(jdbcUrl, username, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mysql://ann:s3cret@db/uptick",
                "postgres:ann:s3cret",
                "postgres://ann:s3cret@/uptick",
                "ann:s3cret@db/uptick",
                "postgres://ann:s3cret @db/uptick",
                "postgres://ann:s3cret%zz@db/uptick"
            })
    void refusesWhatIsNoAddressWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("database address")
                .satisfies(
                        failure ->
                                assertThat(failure)
                                        .hasNoCause()
                                        .message()
                                        .doesNotContain("s3cret"));
    }

    @Test
    void keepsThePasswordToItself() {
        assertThat(DatabaseUrl.parse("postgres://ann:s3cret@db/uptick").toString())
                .doesNotContain("s3cret");
    }
}
