package uptick.collections.source.reddit;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import uptick.collections.source.Address;
import uptick.collections.source.LooseJson;
import uptick.collections.source.Question;
import uptick.collections.source.RateWindow;
import uptick.collections.source.SourceReply;
import uptick.collections.source.SourceReply.Absent;
import uptick.collections.source.SourceReply.Items;
import uptick.model.collections.ObservationState;

/// Asks again for posts that are known, `/api/info`: how they stand, and which were deleted. What is deleted on Reddit must
/// be deleted here (Reddit Data API Terms), so this is asked regularly.
@Singleton
public final class RedditInfo {

    /// How many posts one question holds.
    public static final int MOST_NAMES = 100;

    private static final Pattern NAME = Pattern.compile("t3_[a-z0-9]{1,16}");

    private final RedditAnswers answers;

    RedditInfo(JsonMapper json) {
        this.answers = new RedditAnswers(json);
    }

    /// How these posts stand.
    ///
    /// @param names full names, 1 to 100
    public Question<KnownPosts> posts(RedditApi api, RedditToken token, List<String> names) {
        if (names.isEmpty()
                || names.size() > MOST_NAMES
                || !names.stream().allMatch(RedditInfo::isName)) {
            throw new IllegalArgumentException("1 to 100 full names of posts: " + names);
        }
        var address = Address.of(api.base(), "/api/info").parameter("id", String.join(",", names));
        return answers.question(address, token, null, (data, rate) -> read(names, data, rate));
    }

    /// Whether Reddit calls posts so.
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private static SourceReply<KnownPosts> read(
            List<String> names, LooseJson data, @Nullable RateWindow rate) {
        var children = data.at("children").elements();
        var reader = new PostReader();
        var posts =
                children.stream()
                        .map(reader::read)
                        .flatMap(Optional::stream)
                        .filter(post -> names.contains(post.name()))
                        .toList();
        if (posts.isEmpty() && !children.isEmpty()) {
            return new Absent<>(
                    ObservationState.FAILED,
                    "Reddit answered with posts in a form that is not understood.");
        }
        // What is there but cannot be read is not missing.
        var there = new HashSet<String>();
        children.forEach(child -> there.add(String.valueOf(child.at("data", "name").word())));
        return new Items<>(
                new KnownPosts(
                        posts,
                        names.stream().filter(name -> !there.contains(name)).toList(),
                        rate));
    }
}
