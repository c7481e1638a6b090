package uptick.collections;

import java.util.List;

import jakarta.inject.Singleton;

import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.collections.Topic;
import uptick.model.collections.TopicsWriter;

/// Adds topics to watch; those that are there stay as people have made them.
@Singleton
public final class AddTopics {

    private final TopicsWriter topics;
    private final InTransaction inTransaction;

    AddTopics(TopicsWriter topics, Transactions transactions) {
        this.topics = topics;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
    }

    /// Adds what is missing.
    public void add(List<Topic> wanted) {
        inTransaction.<Integer>asJob(
                () -> {
                    topics.addMissing(wanted);
                    return wanted.size();
                });
    }
}
