package uptick.local.sample.hackernews;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;

import uptick.local.sample.provider.JsonText;

/// Writes stories in the envelopes of the search and of the items.
final class StoryJson {

    private StoryJson() {}

    /// A page of a search.
    ///
    /// @param all how many hits there are
    /// @param reach how many of them can be paged through
    static String hits(StorySearch search, List<Story> shown, int all, int reach, Instant now) {
        return JsonText.of(
                json -> {
                    json.writeStartObject();
                    json.writeArrayFieldStart("hits");
                    for (Story story : shown) {
                        hit(json, story, now);
                    }
                    json.writeEndArray();
                    json.writeNumberField("hitsPerPage", search.hitsPerPage());
                    json.writeNumberField("nbHits", all);
                    json.writeNumberField("nbPages", Math.ceilDiv(reach, search.hitsPerPage()));
                    json.writeNumberField("page", search.page());
                    json.writeNumberField("processingTimeMS", 1);
                    json.writeStringField("query", String.join(" ", search.words()));
                    json.writeEndObject();
                });
    }

    /// An item. Titles have HTML's entities there, but not in the search.
    static String item(Story story, Instant now) {
        return JsonText.of(
                json -> {
                    json.writeStartObject();
                    json.writeStringField("by", story.author());
                    json.writeNumberField("descendants", story.comments(now));
                    json.writeNumberField("id", story.id());
                    json.writeNumberField("score", story.points(now));
                    json.writeNumberField("time", story.submittedAt().getEpochSecond());
                    json.writeStringField("title", story.title().replace("&", "&amp;"));
                    json.writeStringField("type", "story");
                    if (story.url() != null) {
                        json.writeStringField("url", story.url());
                    }
                    json.writeEndObject();
                });
    }

    private static void hit(JsonGenerator json, Story story, Instant now) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("_tags");
        json.writeString("story");
        json.writeString("author_" + story.author());
        json.writeString("story_" + story.id());
        json.writeEndArray();
        json.writeStringField("author", story.author());
        json.writeStringField("created_at", story.submittedAt().toString());
        json.writeNumberField("created_at_i", story.submittedAt().getEpochSecond());
        json.writeNumberField("num_comments", story.comments(now));
        json.writeStringField("objectID", Long.toString(story.id()));
        json.writeNumberField("points", story.points(now));
        json.writeNumberField("story_id", story.id());
        json.writeStringField("title", story.title());
        json.writeStringField("url", story.url());
        json.writeEndObject();
    }
}
