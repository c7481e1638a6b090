package uptick.collections.source.googletrends;

import uptick.collections.source.Question;
import uptick.collections.source.SourceReply.Absent;

/// The official Google Trends API, which is in an alpha test since 24 July 2025.
///
/// It would be the way to ask: licensed, up to 1,800 days until about two days ago, by day, week, month or year, for
/// countries and regions, and consistently scaled, so that requests compare without an anchor. Whoever is admitted to the
/// test gets its paths and a key; neither is public, and none is made up here. So this is a place for it and no more: what
/// implements it today, [ClosedOfficialTrends], says `unsupported`. An implementation is a bean that replaces that one; its
/// series carry no anchor.
public interface OfficialTrends {

    /// What can be asked about the interest in some terms.
    Way interest(InterestRequest request);

    /// A question, or why there is none.
    sealed interface Way {

        /// It can be asked.
        record Ask(Question<Interest> question) implements Way {}

        /// It cannot.
        record Closed(Absent<Interest> why) implements Way {}
    }
}
