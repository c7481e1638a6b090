package uptick.collections.topic;

/// What the texts of a topic may be.
final class TopicText {

    static final int LONGEST = 500;
    static final int MOST_ALIASES = 50;
    static final int SOURCES = 6;

    /* No control characters and no halves of one; what joins letters in some scripts is a part of their words. */
    static final String VISIBLE = "[^\\p{Cc}\\p{Cs}]*";
    static final String VISIBLE_MESSAGE = "must be visible text";

    static final String LANGUAGE = "|(?=.{2,10}$)[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";
    static final String LANGUAGE_MESSAGE = "must be a language tag such as en or pt-BR";

    static final String REGION = "|[A-Z]{2}";
    static final String REGION_MESSAGE = "must be a region of two capitals such as GB";

    static final String SOURCE = "reddit|youtube|google_trends|similarweb|wikipedia|hacker_news";
    static final String SOURCE_MESSAGE = "must be " + SOURCE;

    private TopicText() {}
}
