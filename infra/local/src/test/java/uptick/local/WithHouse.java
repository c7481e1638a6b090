package uptick.local;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/// Gives a test class the one [TestHouse] of this JVM as a constructor's parameter: started when first asked for,
/// stopped with the JVM's last test. Its rows are for reading.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(HouseExtension.class)
@interface WithHouse {}
