package uptick.testing.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/// Runs a test class on a migrated database of its own, which its nested classes share, dropped after the class.
///
/// Write it above `@MicronautTest`: extensions start in the order in which they stand, and the
/// application reads `datasources.default.*` when it starts. A method or constructor may ask for the
/// [TestDatabase] as a parameter.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(DatabaseExtension.class)
public @interface WithDatabase {}
