package uptick.collections;

import java.time.Duration;

import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

import uptick.collections.reddit.RecheckPosts;
import uptick.edge.lambda.JobHandler;
import uptick.edge.lambda.LeanContext;

/// The Lambda entry point of the hourly look at what was deleted on Reddit, however often it is called.
public class RecheckPostsHandler
        extends JobHandler<RecheckPostsHandler.Event, RecheckPostsHandler.Answer> {

    /// Used by the Lambda runtime.
    public RecheckPostsHandler() {
        this(LeanContext.start());
    }

    /// Used where a context is there already.
    public RecheckPostsHandler(ApplicationContext context) {
        super(context, Event.class);
    }

    @Override
    protected Answer run(Event event, Duration timeLeft) {
        var rechecked = bean(RecheckPosts.class).recheck();
        return new Answer(
                rechecked.asked(), rechecked.deleted(), rechecked.forgotten(), rechecked.reason());
    }

    /// Nothing is read of the schedule's event: what is due is due now.
    @Serdeable
    public record Event() {}

    /// What came of it, for the log.
    ///
    /// @param asked posts that Reddit was asked about
    /// @param deleted posts that are deleted there, and now here
    /// @param forgotten posts that no run was shown for long
    /// @param reason why the rest was not asked about
    @Serdeable(naming = SnakeCaseStrategy.class)
    public record Answer(int asked, int deleted, int forgotten, @Nullable String reason) {}
}
