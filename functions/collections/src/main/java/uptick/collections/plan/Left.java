package uptick.collections.plan;

/// What is left of an API's day for whoever plans.
///
/// @param units that may be spent; for a schedule without those that are kept for people
/// @param limit of the day
/// @param keptForPeople units that are left besides, and that a schedule may not spend; 0 in a person's own run
public record Left(int units, int limit, int keptForPeople) {

    public Left {
        if (units < 0 || limit < 0 || keptForPeople < 0) {
            throw new IllegalArgumentException(
                    "less than nothing: %d of %d, %d".formatted(units, limit, keptForPeople));
        }
    }
}
