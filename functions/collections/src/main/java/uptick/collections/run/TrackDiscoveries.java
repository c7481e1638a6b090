package uptick.collections.run;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import uptick.collections.discover.Discovery;
import uptick.collections.discover.FuseRanks;
import uptick.collections.discover.Placed;
import uptick.collections.discover.TopicTerm;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;
import uptick.model.audit.AuditLog;
import uptick.model.collections.DataCollectionsWriter;
import uptick.model.collections.DiscoveredTopicsWriter;
import uptick.model.collections.NamedTopic;
import uptick.model.collections.TopicFinding;
import uptick.model.collections.TopicFindings;
import uptick.model.collections.TopicsEditor;

/// Makes topics of the best of what a run found in charts, and lets go what charts show no more. Once for a run, in a
/// transaction of its own after the run's end: whoever waits for an editor here keeps no slice and no run from ending.
@Singleton
final class TrackDiscoveries {

    private static final Logger LOG = LoggerFactory.getLogger(TrackDiscoveries.class);

    private final DataCollectionsWriter runs;
    private final TopicFindings findings;
    private final TopicsEditor editor;
    private final DiscoveredTopicsWriter topics;
    private final AuditLog auditLog;
    private final DiscoverySettings settings;
    private final Steps steps;
    private final InTransaction inTransaction;
    private final Clock clock;

    TrackDiscoveries(
            DataCollectionsWriter runs,
            TopicFindings findings,
            TopicsEditor editor,
            DiscoveredTopicsWriter topics,
            AuditLog auditLog,
            DiscoverySettings settings,
            Steps steps,
            Transactions transactions,
            Clock clock) {
        this.runs = runs;
        this.findings = findings;
        this.editor = editor;
        this.topics = topics;
        this.auditLog = auditLog;
        this.settings = settings;
        this.steps = steps;
        this.inTransaction = transactions.of(DatabaseRole.UPTICK_COLLECTIONS);
        this.clock = clock;
    }

    /// Chooses of what a run found, unless that was done, or the run has not ended.
    void of(UUID runId) {
        steps.at(Step.TRACK_BEFORE);
        inTransaction.<@Nullable Void>asJob(
                () -> {
                    var now = clock.instant();
                    if (runs.noteDiscovered(runId, now) == 1) {
                        steps.at(Step.TRACK_NOTED);
                        if (settings.enabled()) {
                            choose(runId, now);
                        }
                    }
                    return null;
                });
        steps.at(Step.TRACK_COMMITTED);
    }

    private void choose(UUID runId, Instant now) {
        var discoveries =
                FuseRanks.of(
                        findings.findOfRun(runId).stream().map(TrackDiscoveries::placed).toList());
        editor.lock();
        steps.at(Step.TRACK_LOCKED);
        var known = known(discoveries);
        topics.noteFound(ids(known.values()), now);
        steps.at(Step.TRACK_FOUND_NOTED);
        var letGo = topics.letGo(now.minus(settings.letGoAfter()));
        steps.at(Step.TRACK_LET_GO);
        var added = take(discoveries, known, now);
        steps.at(Step.TRACK_ADDED);
        if (added + letGo > 0) {
            auditLog.append(
                    now,
                    "collections",
                    "topics.discovered",
                    "collection:" + runId,
                    "{\"tracked\": " + added + ", \"let_go\": " + letGo + "}");
            LOG.info("Run {}: tracks {} topics more, lets go {}", runId, added, letGo);
        }
    }

    /* The best of those that are no topic yet, or were let go before, as many as there is room for. */
    private int take(List<Discovery> discoveries, Map<String, NamedTopic> known, Instant now) {
        var room =
                Math.min(settings.topicsPerRun(), settings.mostTracked() - topics.countTracked());
        var fresh = new ArrayList<Discovery>();
        var returning = new ArrayList<NamedTopic>();
        for (var discovery : discoveries) {
            if (fresh.size() + returning.size() >= room) {
                break;
            }
            var topic = known.get(discovery.term().key());
            if (topic == null) {
                fresh.add(discovery);
            } else if (topic.isLetGo() && !returning.contains(topic)) {
                returning.add(topic);
            }
        }
        return (fresh.isEmpty() ? 0 : add(fresh, now))
                + (returning.isEmpty() ? 0 : topics.trackAgain(ids(returning)));
    }

    private int add(List<Discovery> fresh, Instant now) {
        return topics.add(
                fresh.stream().map(one -> one.term().key()).toList(),
                fresh.stream().map(one -> one.term().title()).toList(),
                fresh.stream().map(one -> nullToEmpty(one.language())).toList(),
                fresh.stream().map(one -> nullToEmpty(one.region())).toList(),
                fresh.stream().map(one -> String.join(",", one.sources())).toList(),
                now);
    }

    /* By each of the names that was found: as a title before as an alias. */
    private Map<String, NamedTopic> known(List<Discovery> discoveries) {
        if (discoveries.isEmpty()) {
            return Map.of();
        }
        var named = topics.findNamed(discoveries.stream().map(one -> one.term().key()).toList());
        var byName = new HashMap<String, NamedTopic>();
        for (var topic : named) {
            topic.aliasKeys().forEach(alias -> byName.putIfAbsent(alias, topic));
        }
        named.forEach(topic -> byName.put(topic.topicKey(), topic));
        byName.keySet().retainAll(discoveries.stream().map(one -> one.term().key()).toList());
        return byName;
    }

    private static List<String> ids(Collection<NamedTopic> topics) {
        return topics.stream().map(topic -> topic.id().toString()).distinct().sorted().toList();
    }

    private static Placed placed(TopicFinding finding) {
        return new Placed(
                finding.source(),
                new TopicTerm(finding.topicKey(), finding.title()),
                finding.language(),
                finding.region(),
                finding.rank(),
                finding.isSure());
    }

    private static String nullToEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
