package uptick.local;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/// Gives a test class a [TestHouse] as a constructor's parameter: started when first asked for, stopped with the JVM's
/// last test. There is one whose rows are for reading, one for the tests that change rows, and
/// one with all of the sample world's mornings.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(HouseExtension.class)
@interface WithHouse {

    /// Whether the test changes rows, and can live with those that others of its kind have changed, and with a few mornings.
    boolean toChange() default false;

    /// Whether the test looks at the whole sample world: every morning of it takes its time.
    boolean isWhole() default false;
}
