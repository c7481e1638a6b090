package uptick.collections.source.googletrends;

import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

import uptick.collections.source.SaneInstant;
import uptick.collections.source.StorableText;
import uptick.collections.source.googletrends.TrendingTerms.Term;

/// Reads the feed's XML: whole or not at all. A document type is refused and no entity is resolved, so nothing in it can
/// read a file, call a server or grow; elements go by their local names, for their namespace has changed before.
final class TrendingFeed {

    /* Google's feed lists ten. */
    private static final int MOST_ITEMS = 1_000;
    private static final int MOST_DEPTH = 32;
    private static final int LONGEST_TEXT = 10_000;

    private static final Pattern TRAFFIC = Pattern.compile("([0-9]{1,9})([KM]?)\\+?");

    private final XMLStreamReader xml;
    private final List<Item> items = new ArrayList<>();
    private @Nullable Item item;
    private int depth;

    private TrendingFeed(XMLStreamReader xml) {
        this.xml = xml;
    }

    /// The items of a feed; empty where it is none, or was cut.
    static Optional<List<Item>> read(byte[] body) {
        try {
            var reader = factory().createXMLStreamReader(new ByteArrayInputStream(body));
            try {
                return new TrendingFeed(reader).items();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException _) {
            return Optional.empty();
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver(
                (_, _, _, _) -> {
                    throw new XMLStreamException("nothing is resolved");
                });
        return factory;
    }

    private Optional<List<Item>> items() throws XMLStreamException {
        var isFeed = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new XMLStreamException("a feed has no document type");
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    isFeed |= depth == 1 && xml.getLocalName().equals("rss");
                    start(xml.getLocalName());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth-- == 3) {
                        item = null;
                    }
                }
                default -> {
                    // texts are read with their elements
                }
            }
        }
        return isFeed ? Optional.of(items) : Optional.empty();
    }

    /* rss, channel, item, and what an item says of itself; deeper down are the news that it is about. */
    private void start(String name) throws XMLStreamException {
        if (depth > MOST_DEPTH || items.size() > MOST_ITEMS) {
            throw new XMLStreamException("no feed is that deep or long");
        }
        if (depth == 3 && name.equals("item")) {
            item = new Item();
            items.add(item);
        } else if (depth == 4 && item != null) {
            switch (name) {
                case "title" -> item.title = text();
                case "approx_traffic" -> item.traffic = text();
                case "pubDate" -> item.since = text();
                default -> {
                    // pictures and news
                }
            }
        }
    }

    private String text() throws XMLStreamException {
        var text = xml.getElementText();
        depth--;
        if (text.length() > LONGEST_TEXT) {
            throw new XMLStreamException("no text of a feed is that long");
        }
        return StorableText.of(text.strip());
    }

    /// One item as it stands there.
    static final class Item {

        private String title = "";
        private String traffic = "";
        private String since = "";

        /// The term; empty where there is none.
        Optional<Term> term() {
            return title.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Term(title, searches(traffic), instant(since)));
        }

        /* 200+, 1,000+, 2M+ */
        private static @Nullable Long searches(String text) {
            var matcher = TRAFFIC.matcher(text.replace(",", "").strip());
            if (!matcher.matches()) {
                return null;
            }
            var factor =
                    switch (matcher.group(2)) {
                        case "K" -> 1_000L;
                        case "M" -> 1_000_000L;
                        default -> 1L;
                    };
            return Long.parseLong(matcher.group(1)) * factor;
        }

        private static @Nullable Instant instant(String text) {
            try {
                return SaneInstant.within(
                        DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
            } catch (DateTimeException _) {
                return null;
            }
        }
    }
}
