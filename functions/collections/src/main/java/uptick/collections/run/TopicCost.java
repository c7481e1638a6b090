package uptick.collections.run;

/// What it costs to ask a source for one topic.
///
/// @param api the ledger's name of what it is paid from, such as `reddit`
/// @param operation what is asked there, as the API's limit names it, such as `listing`
/// @param units of one question, 1 or more: where its answer makes another one needed, the ledger still binds
public record TopicCost(String api, String operation, int units) {

    public TopicCost {
        if (units < 1) {
            throw new IllegalArgumentException("a question costs a unit or more, not " + units);
        }
    }
}
