package uptick.edge.request;

import java.util.Optional;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;

/// Lets a controller's method take the [ViewerAddress] as a parameter.
@Singleton
final class ViewerAddressBinder implements TypedRequestArgumentBinder<ViewerAddress> {

    private final Connection connection;

    ViewerAddressBinder(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Argument<ViewerAddress> argumentType() {
        return Argument.of(ViewerAddress.class);
    }

    @Override
    public BindingResult<ViewerAddress> bind(
            ArgumentConversionContext<ViewerAddress> context, HttpRequest<?> source) {
        var address = Optional.of(ViewerAddress.parse(connection.address(source)));
        return () -> address;
    }
}
