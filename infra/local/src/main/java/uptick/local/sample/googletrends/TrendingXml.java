package uptick.local.sample.googletrends;

import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes the public feed of what is trending, as it was recorded in 2026.
final class TrendingXml {

    private static final String TRENDS = "https://trends.google.com/trending/rss";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US);

    private TrendingXml() {}

    static String write(String geo, List<Trending.Term> terms, Instant now) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            feed(xml, geo, terms, now);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text can be written", e);
        }
        return text.toString();
    }

    private static void feed(
            XMLStreamWriter xml, String geo, List<Trending.Term> terms, Instant now)
            throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("rss");
        xml.writeNamespace("atom", "http://www.w3.org/2005/Atom");
        xml.writeNamespace("ht", TRENDS);
        xml.writeAttribute("version", "2.0");
        xml.writeStartElement("channel");
        element(xml, "title", "Daily Search Trends");
        element(xml, "description", "Recent searches");
        element(xml, "link", "https://trends.google.com/trending?geo=" + geo);
        for (int place = 0; place < terms.size(); place++) {
            item(xml, geo, terms.get(place), since(now, place));
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private static void item(XMLStreamWriter xml, String geo, Trending.Term term, String since)
            throws XMLStreamException {
        xml.writeStartElement("item");
        element(xml, "title", term.text());
        trends(xml, "approx_traffic", term.searches() + "+");
        element(xml, "description", "");
        element(xml, "link", TRENDS + "?geo=" + geo);
        element(xml, "pubDate", since);
        trends(xml, "picture_source", "Sample News");
        xml.writeStartElement("ht", "news_item", TRENDS);
        trends(xml, "news_item_title", "What \"" + term.text() + "\" does next & why");
        trends(xml, "news_item_snippet", "");
        trends(xml, "news_item_url", "https://news.example/" + term.searches());
        trends(xml, "news_item_source", "Sample News");
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String since(Instant now, int place) {
        return TIME.format(
                now.truncatedTo(ChronoUnit.HOURS)
                        .minus(Duration.ofHours(place + 1L))
                        .atOffset(ZoneOffset.ofHours(-8)));
    }

    private static void element(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void trends(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement("ht", name, TRENDS);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
