package uptick.collections.discover;

/// A term that entries of a chart are about.
///
/// @param isSure whether it is a topic by itself; else for another chart to confirm
/// @param measure how much there is of the entries that it stands in, together
/// @param evidence of the entry of which there is most
public record FoundTerm(TopicTerm term, boolean isSure, long measure, String evidence) {}
