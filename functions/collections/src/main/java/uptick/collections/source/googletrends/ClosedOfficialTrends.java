package uptick.collections.source.googletrends;

import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;

import uptick.collections.source.Absences;

/// The official API as long as its paths are not public.
@Singleton
@Secondary
final class ClosedOfficialTrends implements OfficialTrends {

    @Override
    public Way interest(InterestRequest request) {
        return new Way.Closed(
                Absences.unsupported(
                        "There is no key for Google's Trends API, which is open to testers alone."));
    }
}
