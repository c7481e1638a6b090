package uptick.local.sample.reddit;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonGenerator;
import org.jspecify.annotations.Nullable;

import uptick.local.sample.provider.JsonText;

/// Writes listings in Reddit's envelope: of the 107 fields of a recorded post those that say something about it.
record ListingJson(JsonGenerator json, Instant now, boolean isRaw) {

    private static final long SUBSCRIBERS = 20_000;

    /// The text of a listing.
    ///
    /// @param isRaw whether `<`, `>` and `&` stay as they are, as `raw_json=1` asks
    static String write(List<Post> posts, @Nullable String after, Instant now, boolean isRaw) {
        return JsonText.of(json -> new ListingJson(json, now, isRaw).listing(posts, after));
    }

    private void listing(List<Post> posts, @Nullable String after) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", "Listing");
        json.writeObjectFieldStart("data");
        json.writeStringField("after", after);
        json.writeNumberField("dist", posts.size());
        json.writeNullField("modhash");
        json.writeNullField("geo_filter");
        json.writeArrayFieldStart("children");
        for (Post post : posts) {
            json.writeStartObject();
            json.writeStringField("kind", "t3");
            json.writeObjectFieldStart("data");
            post(post, post.isGone(now));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNullField("before");
        json.writeEndObject();
        json.writeEndObject();
    }

    private void post(Post post, boolean gone) throws IOException {
        var permalink =
                "/r/%s/comments/%s/%s/".formatted(post.subreddit(), post.id(), slug(post.title()));
        json.writeStringField("subreddit", post.subreddit());
        json.writeStringField("selftext", gone ? "[" + word(post) + "]" : "");
        json.writeStringField("title", text(post.title()));
        json.writeStringField("subreddit_name_prefixed", "r/" + post.subreddit());
        json.writeStringField("name", post.name());
        json.writeBooleanField("quarantine", false);
        json.writeNumberField("upvote_ratio", post.upvoteRatio());
        json.writeNumberField("ups", post.score(now));
        json.writeNumberField("downs", 0);
        json.writeBooleanField("hide_score", false);
        json.writeNullField("link_flair_text");
        json.writeNumberField("score", post.score(now));
        json.writeBooleanField("is_self", true);
        json.writeNumberField("created", seconds(post));
        json.writeStringField("removed_by_category", gone ? post.removedBy() : null);
        json.writeStringField("domain", "self." + post.subreddit());
        json.writeNullField("view_count");
        json.writeBooleanField("archived", false);
        json.writeBooleanField("over_18", post.isOver18());
        json.writeBooleanField("spoiler", false);
        json.writeBooleanField("locked", false);
        json.writeStringField("id", post.id());
        json.writeStringField("author", gone ? "[deleted]" : post.author());
        json.writeNumberField("num_comments", post.comments(now));
        json.writeStringField("permalink", permalink);
        json.writeBooleanField("stickied", post.isPinned());
        json.writeStringField("url", "https://www.reddit.com" + permalink);
        json.writeNumberField(
                "subreddit_subscribers", SUBSCRIBERS * (long) post.subreddit().length());
        json.writeNumberField("created_utc", seconds(post));
        json.writeNumberField("num_crossposts", post.comments(now) / 50);
        json.writeBooleanField("is_video", false);
    }

    /* With a fraction, as recorded: 1776105848.0. */
    private static BigDecimal seconds(Post post) {
        return BigDecimal.valueOf(post.postedAt().getEpochSecond()).setScale(1);
    }

    private static String word(Post post) {
        return post.removedBy().equals("deleted") ? "deleted" : "removed";
    }

    private String text(String plain) {
        return isRaw
                ? plain
                : plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String slug(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
    }
}
