package uptick.edge.authentication;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;

import uptick.edge.principal.Principal;

/// Lets a controller's method take the [Principal] as a parameter.
@Singleton
final class PrincipalBinder implements TypedRequestArgumentBinder<Principal> {

    @Override
    public Argument<Principal> argumentType() {
        return Argument.of(Principal.class);
    }

    @Override
    public BindingResult<Principal> bind(
            ArgumentConversionContext<Principal> context, HttpRequest<?> source) {
        var principal = CurrentPrincipal.of(source);
        return () -> principal;
    }
}
