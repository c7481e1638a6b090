package uptick.migrations.seed;

import java.util.List;
import java.util.stream.Stream;

/// All that the product comes with.
///
/// @param inOrder what a later one refers to comes first
public record Seeds(List<Seed> inOrder) {

    public Seeds {
        inOrder = List.copyOf(inOrder);
    }

    /// The seeds of this package.
    public static Seeds ofTheProduct() {
        return new Seeds(ProductSeeds.all());
    }

    /// These, and one more after them.
    public Seeds and(Seed last) {
        return new Seeds(Stream.concat(inOrder.stream(), Stream.of(last)).toList());
    }
}
