package uptick.collections.topic;

import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import uptick.edge.problem.Problems;
import uptick.model.audit.AuditLog;
import uptick.model.collections.ListedTopic;
import uptick.model.collections.TopicsEditor;

/// Adds, changes and retires topics, in transactions of an editor's. One story has one topic: a title that another topic
/// has, as its title or an alias, is refused.
@Singleton
final class KeepTopics {

    /* No topic has it: versions and variants of ids are other ones. */
    private static final UUID NONE = new UUID(0, 0);

    private final FindTopics findTopics;
    private final TopicsEditor topics;
    private final AuditLog auditLog;
    private final Clock clock;

    KeepTopics(FindTopics findTopics, TopicsEditor topics, AuditLog auditLog, Clock clock) {
        this.findTopics = findTopics;
        this.topics = topics;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /// Adds a topic; a retired one of the same title comes back, with all that was collected of it.
    ListedTopic add(UUID editor, WantedTopic wanted) {
        topics.lock();
        refuseNameOfAnother(NONE, wanted);
        var id =
                topics.add(
                        wanted.key().value(),
                        wanted.title(),
                        wanted.aliases(),
                        wanted.aliasKeys(),
                        wanted.language(),
                        wanted.region(),
                        wanted.isTracked(),
                        wanted.priority(),
                        wanted.wantedSources(),
                        editor);
        if (id == null) {
            // Found by a run since the look above, which waits for no editor.
            throw Problems.conflict("There is a topic of this title.");
        }
        var added = findTopics.find(id);
        note(editor, "topic.added", id, "{}");
        return added;
    }

    /// Does what is sent; what is so already is no change.
    ///
    /// @throws uptick.edge.problem.ProblemException where there is no such topic, it is retired, or another has the name
    ListedTopic change(UUID editor, UUID id, TopicDraft change) {
        topics.lock();
        var topic = findTopics.find(id);
        if (topic.retiredAt() != null) {
            throw Problems.conflict("This topic is retired. Adding its title brings it back.");
        }
        var wanted = change.changed(topic);
        var changes = wanted.changes(topic);
        if (changes.isEmpty()) {
            return topic;
        }
        refuseNameOfAnother(id, wanted);
        if (topics.isRetiredName(id, wanted.key().value())) {
            throw Problems.conflict(
                    "A retired topic has this title. Adding the title brings that one back.");
        }
        topics.change(
                id,
                wanted.key().value(),
                wanted.title(),
                wanted.aliases(),
                wanted.aliasKeys(),
                wanted.language(),
                wanted.region(),
                wanted.isTracked(),
                wanted.priority(),
                wanted.wantedSources());
        var changed = findTopics.find(id);
        var names =
                changes.stream()
                        .map(name -> '"' + name + '"')
                        .collect(Collectors.joining(", ", "{\"changed\": [", "]}"));
        note(editor, "topic.changed", id, names);
        return changed;
    }

    /// Takes a topic off the list; one that is off it is as good.
    ///
    /// @throws uptick.edge.problem.ProblemException where there is no such topic
    void retire(UUID editor, UUID id) {
        topics.lock();
        var topic = findTopics.find(id);
        if (topic.retiredAt() == null) {
            topics.retire(id, clock.instant());
            note(editor, "topic.retired", id, "{}");
        }
    }

    private void refuseNameOfAnother(UUID self, WantedTopic wanted) {
        topics.findSameName(self, wanted.key().value(), wanted.keys())
                .ifPresent(
                        other -> {
                            throw Problems.conflict(
                                    "This name belongs to the topic \"%s\" (%s)."
                                            .formatted(other.title(), other.id()));
                        });
    }

    private void note(UUID editor, String action, UUID id, String details) {
        auditLog.append(clock.instant(), editor.toString(), action, "topic:" + id, details);
    }
}
