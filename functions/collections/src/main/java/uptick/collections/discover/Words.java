package uptick.collections.discover;

import java.util.Set;

/// Words that name nothing, in English and in normal form.
final class Words {

    /* Function words, after the lists that search engines leave out (Snowball, stop.txt). */
    private static final Set<String> EMPTY =
            Set.of(
                    ("a an and are as at be been but by can could did do does for from had has have he her here his how i if in"
                                    + " into is it its just me my no not now of off on or our out over she should so some than"
                                    + " that the their them then there these they this to up us was we were what when where"
                                    + " which who why will with would you your s t re ve d ll m all any more most only own same"
                                    + " too very about after again against before being below between both down during each"
                                    + " few further once other under until while via per vs versus")
                            .split(" "));

    /* What charts of videos and stories say of their form, whatever they are about. */
    private static final Set<String> OF_FORM =
            Set.of(
                    ("official video videos trailer trailers teaser clip clips audio lyric lyrics episode ep hd 4k feat ft"
                                    + " featuring vlog vlogs review reviews reaction reactions highlights preview remix pt hn"
                                    + " pdf subscribe introducing announcing")
                            .split(" "));

    /* Names have them, and none is one. */
    private static final Set<String> COMMON =
            Set.of(
                    ("music season series full live stream new first best top funny challenge compilation part news interview"
                                    + " performance cover song songs film movie movies show shows tv comedy entertainment"
                                    + " gaming game games beauty makeup fashion sports sport tutorial tips diy kids family"
                                    + " youtube youtuber watch today tonight day week year years time world people life man"
                                    + " woman girl boy love story ask tell launch using building open source free make made"
                                    + " making get got go way things thing happened ever never really")
                            .split(" "));

    /* So that a day or a month alone is no topic. */
    private static final Set<String> OF_CALENDARS =
            Set.of(
                    ("january february march april may june july august september october november december monday tuesday"
                                    + " wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep oct nov dec")
                            .split(" "));

    private Words() {}

    /// Whether a word names nothing by itself: a function word, one of a chart's form, of the calendar, or a number.
    static boolean isEmpty(String word) {
        return EMPTY.contains(word)
                || OF_FORM.contains(word)
                || COMMON.contains(word)
                || OF_CALENDARS.contains(word)
                || word.codePoints().noneMatch(Character::isLetter);
    }

    /// Whether a phrase does not begin or end with the word: function words, and those of a chart's form.
    static boolean isNoEdge(String word) {
        return EMPTY.contains(word) || OF_FORM.contains(word);
    }
}
