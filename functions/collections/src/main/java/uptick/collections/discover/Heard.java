package uptick.collections.discover;

import java.util.List;

/// One entry of a chart: what it is called, and who says so.
///
/// @param voice whose it is, such as a channel or a site: entries of one voice are one opinion
/// @param text its title
/// @param tags phrases that it is filed under; none where the chart has no tags
/// @param measure how much of it there is, in the chart's unit
/// @param evidence its id or address
public record Heard(String voice, String text, List<String> tags, long measure, String evidence) {

    public Heard {
        tags = List.copyOf(tags);
    }
}
