package uptick.model.market;

/// What a load did.
///
/// @param inserted bars that were not there
/// @param unchanged bars that were there with the same prices and volume; nothing was written for them
/// @param corrected bars that were there with others: the old version is a revision now
/// @param outdated bars that differ from a version that became known at the same time or later, which stays
public record LoadedBars(int inserted, int unchanged, int corrected, int outdated) {

    static final LoadedBars NOTHING = new LoadedBars(0, 0, 0, 0);
}
