package uptick.collections.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.plan.Candidate;
import uptick.collections.plan.Left;
import uptick.collections.plan.Plan;
import uptick.collections.plan.Planner;
import uptick.collections.run.Choice.LeftOut;
import uptick.edge.problem.Problems;
import uptick.model.collections.ObservationState;
import uptick.model.collections.Topic;
import uptick.model.collections.TopicToAsk;
import uptick.model.collections.Topics;
import uptick.model.collections.TopicsToAsk;

/// Chooses what each source is asked for: of one that is paid by the topic those that the [Planner] chooses, of another
/// all. Topics that a person named are chosen among themselves.
@Singleton
final class ChooseTopics {

    /* Ten answers without news are as much proof as the planner takes (1/12). */
    private static final int ANSWERS_LOOKED_BACK_AT = 10;

    /* Of either kind, and of each source: what is planned within a second. */
    private static final int MOST_CANDIDATES = 10_000;

    private final Topics topics;
    private final TopicsToAsk toAsk;
    private final UnitsLeft unitsLeft;
    private final RunSettings settings;

    ChooseTopics(Topics topics, TopicsToAsk toAsk, UnitsLeft unitsLeft, RunSettings settings) {
        this.topics = topics;
        this.toAsk = toAsk;
        this.unitsLeft = unitsLeft;
        this.settings = settings;
    }

    /// Chooses for each of these sources, by name.
    ///
    /// @param named the topics that a person named, null for those that are asked for anyway
    /// @throws uptick.edge.problem.ProblemException where one of them is no topic
    Map<String, Choice> choose(
            Collection<TrendSource> sources,
            @Nullable List<UUID> named,
            boolean isScheduled,
            Instant now) {
        var ofPerson = named == null ? null : find(named);
        var costs = new TreeMap<String, TopicCost>();
        var choices = new TreeMap<String, Choice>();
        for (var source : sources) {
            var cost = source.topicCost();
            if (cost != null) {
                costs.put(source.source(), cost);
            } else {
                choices.put(
                        source.source(),
                        Choice.all(
                                ofPerson == null
                                        ? topics.findToAsk(source.source(), settings.topicsPerRun())
                                        : ofPerson));
            }
        }
        choices.putAll(choosePaid(costs, ofPerson, isScheduled, now));
        return choices;
    }

    /* All of them at once: two sources may be paid from one API. */
    private Map<String, Choice> choosePaid(
            Map<String, TopicCost> costs,
            @Nullable List<Topic> ofPerson,
            boolean isScheduled,
            Instant now) {
        var apis = costs.values().stream().map(TopicCost::api).distinct().toList();
        var left = unitsLeft.of(apis, isScheduled, now);
        var candidates =
                costs.entrySet().stream()
                        .flatMap(each -> candidates(each.getKey(), each.getValue(), ofPerson, now))
                        .toList();
        var plan = Planner.plan(candidates, left);
        var choices = new TreeMap<String, Choice>();
        costs.forEach((source, cost) -> choices.put(source, choice(plan, cost, left)));
        return choices;
    }

    private Stream<Candidate> candidates(
            String source, TopicCost cost, @Nullable List<Topic> ofPerson, Instant now) {
        var found =
                ofPerson == null
                        ? toAsk.findOfSource(source, ANSWERS_LOOKED_BACK_AT, MOST_CANDIDATES)
                        : toAsk.findByIds(source, ids(ofPerson), ANSWERS_LOOKED_BACK_AT);
        // What a person names is wanted, also where it is of the sample.
        return found.stream().map(topic -> candidate(topic, cost, ofPerson == null, now));
    }

    private static Candidate candidate(
            TopicToAsk topic, TopicCost cost, boolean hasSample, Instant now) {
        var answeredAt = topic.answeredAt();
        return new Candidate(
                topic.id(),
                cost.api(),
                cost.operation(),
                cost.units(),
                answeredAt == null ? null : since(answeredAt, now),
                new Candidate.Past(Math.toIntExact(topic.answers()), Math.toIntExact(topic.news())),
                topic.priority(),
                hasSample && topic.isControlSample());
    }

    /* Another instance's clock may be ahead. */
    private static Duration since(Instant answeredAt, Instant now) {
        return answeredAt.isAfter(now) ? Duration.ZERO : Duration.between(answeredAt, now);
    }

    private Choice choice(Plan plan, TopicCost cost, Map<String, Left> left) {
        var chosen = plan.chosen().stream().filter(each -> isOf(each, cost)).toList();
        var most = Math.min(chosen.size(), settings.topicsPerRun());
        var leftOut = new ArrayList<LeftOut>();
        chosen.subList(most, chosen.size()).forEach(each -> leftOut.add(tooMany(each)));
        var state =
                left.containsKey(cost.api()) ? ObservationState.QUOTA : ObservationState.NOT_ASKED;
        plan.skipped().stream()
                .filter(each -> isOf(each.candidate(), cost))
                .map(each -> new LeftOut(each.candidate().topicId(), state, each.reason()))
                .forEach(leftOut::add);
        return new Choice(inOrder(chosen.subList(0, most)), leftOut);
    }

    private LeftOut tooMany(Candidate candidate) {
        return new LeftOut(
                candidate.topicId(),
                ObservationState.NOT_ASKED,
                "A run asks for "
                        + settings.topicsPerRun()
                        + " topics at most, and others came first.");
    }

    private List<Topic> inOrder(List<Candidate> chosen) {
        var byId =
                topics
                        .findByIds(chosen.stream().map(each -> each.topicId().toString()).toList())
                        .stream()
                        .collect(Collectors.toMap(ChooseTopics::id, Function.identity()));
        return chosen.stream()
                .map(Candidate::topicId)
                .filter(byId::containsKey)
                .map(byId::get)
                .toList();
    }

    private List<Topic> find(List<UUID> named) {
        var found = topics.findByIds(named.stream().map(UUID::toString).toList());
        if (found.size() < named.stream().distinct().count()) {
            throw Problems.invalid("topic_ids", "One of these is no topic.");
        }
        return found;
    }

    private static boolean isOf(Candidate candidate, TopicCost cost) {
        return candidate.api().equals(cost.api()) && candidate.operation().equals(cost.operation());
    }

    private static List<String> ids(List<Topic> topics) {
        return topics.stream().map(topic -> id(topic).toString()).toList();
    }

    private static UUID id(Topic topic) {
        return Objects.requireNonNull(topic.id(), "a topic from the database has an id");
    }
}
