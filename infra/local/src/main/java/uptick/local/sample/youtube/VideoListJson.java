package uptick.local.sample.youtube;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import org.jspecify.annotations.Nullable;

import uptick.local.sample.provider.JsonText;
import uptick.local.sample.snapshot.ChartedVideo;
import uptick.local.sample.video.LiveVideo;
import uptick.local.sample.youtube.VideosRequest.Part;

/// Writes a list of videos in YouTube's envelope, field by field as it was recorded.
///
/// Counts are strings that may be absent, and the part parameter says which groups are there.
final class VideoListJson {

    private final JsonGenerator json;

    private VideoListJson(JsonGenerator json) {
        this.json = json;
    }

    static String write(VideoList list) {
        return JsonText.of(json -> new VideoListJson(json).list(list));
    }

    private void list(VideoList list) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", "youtube#videoListResponse");
        json.writeStringField("etag", list.etag());
        json.writeArrayFieldStart("items");
        for (LiveVideo video : list.videos()) {
            item(list, video);
        }
        json.writeEndArray();
        token("nextPageToken", list.next());
        token("prevPageToken", list.previous());
        json.writeObjectFieldStart("pageInfo");
        json.writeNumberField("totalResults", list.totalResults());
        json.writeNumberField("resultsPerPage", list.resultsPerPage());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void token(String name, @Nullable PageToken token) throws IOException {
        if (token != null) {
            json.writeStringField(name, token.encoded());
        }
    }

    private void item(VideoList list, LiveVideo video) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", "youtube#video");
        json.writeStringField("etag", list.etagOf(video));
        json.writeStringField("id", video.id());
        if (list.parts().contains(Part.SNIPPET)) {
            snippet(video, video.charted());
        }
        if (list.parts().contains(Part.CONTENT_DETAILS)) {
            contentDetails(video);
        }
        if (list.parts().contains(Part.STATISTICS)) {
            statistics(video.charted());
        }
        json.writeEndObject();
    }

    private void snippet(LiveVideo video, ChartedVideo charted) throws IOException {
        json.writeObjectFieldStart("snippet");
        json.writeStringField("publishedAt", video.publishedAt().toString());
        json.writeStringField("channelId", video.channelId());
        json.writeStringField("title", charted.title());
        json.writeStringField("description", "");
        json.writeObjectFieldStart("thumbnails");
        thumbnail(video.id(), "default", "default", 120, 90);
        thumbnail(video.id(), "medium", "mqdefault", 320, 180);
        thumbnail(video.id(), "high", "hqdefault", 480, 360);
        json.writeEndObject();
        json.writeStringField("channelTitle", charted.channelTitle());
        if (!charted.tags().isEmpty()) {
            json.writeArrayFieldStart("tags");
            for (String tag : charted.tags()) {
                json.writeString(tag);
            }
            json.writeEndArray();
        }
        json.writeStringField("categoryId", charted.categoryId());
        json.writeStringField("liveBroadcastContent", "none");
        json.writeObjectFieldStart("localized");
        json.writeStringField("title", charted.title());
        json.writeStringField("description", "");
        json.writeEndObject();
        json.writeEndObject();
    }

    private void thumbnail(String id, String name, String file, int width, int height)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("url", "https://i.ytimg.com/vi/" + id + "/" + file + ".jpg");
        json.writeNumberField("width", width);
        json.writeNumberField("height", height);
        json.writeEndObject();
    }

    private void contentDetails(LiveVideo video) throws IOException {
        json.writeObjectFieldStart("contentDetails");
        json.writeStringField("duration", video.length().toString());
        json.writeStringField("dimension", "2d");
        json.writeStringField("definition", "hd");
        json.writeStringField("caption", "false");
        json.writeBooleanField("licensedContent", true);
        json.writeObjectFieldStart("contentRating");
        json.writeEndObject();
        json.writeStringField("projection", "rectangular");
        json.writeEndObject();
    }

    private void statistics(ChartedVideo charted) throws IOException {
        json.writeObjectFieldStart("statistics");
        count("viewCount", charted.views());
        count("likeCount", charted.likes());
        json.writeStringField("favoriteCount", "0");
        count("commentCount", charted.comments());
        json.writeEndObject();
    }

    private void count(String name, @Nullable Long count) throws IOException {
        if (count != null) {
            json.writeStringField(name, Long.toString(count));
        }
    }
}
