package uptick.collections.discover;

/// A term that entries of a chart are about.
///
/// @param isShared whether voices share it, as many as it takes; else one entry alone has it
/// @param measure how much there is of the entries that it stands in, together
/// @param evidence of the entry of which there is most
public record FoundTerm(TopicTerm term, boolean isShared, long measure, String evidence) {}
