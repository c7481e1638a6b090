package uptick.edge.principal;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A route that wants another scope of an API key than its method says: [Scope#READ] for GET and HEAD, else
/// [Scope#WRITE]. A person has every scope.
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsScope {

    /// The scope in the place of the method's.
    Scope value();
}
