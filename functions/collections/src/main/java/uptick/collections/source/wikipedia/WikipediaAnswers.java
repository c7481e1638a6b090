package uptick.collections.source.wikipedia;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.micronaut.json.JsonMapper;

import uptick.collections.source.Absences;
import uptick.collections.source.Address;
import uptick.collections.source.LooseJson;
import uptick.collections.source.PlainQuestion;
import uptick.collections.source.Question;
import uptick.collections.source.SourceReply;
import uptick.outbound.Call;
import uptick.outbound.Reply;
import uptick.outbound.Retrying;

/// What the answers about page views have in common: a list of items, and errors that are problems (RFC 7807).
record WikipediaAnswers(JsonMapper json) {

    static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private static final Pattern PROJECT = Pattern.compile("[a-z0-9-]{1,40}([.][a-z]{2,20}){1,2}");

    /// A question of one unit.
    ///
    /// @param noData what it means that there is nothing for what was asked for
    /// @param meaning of the list of items
    <T> Question<T> question(
            Address address,
            Supplier<SourceReply<T>> noData,
            Function<LooseJson, SourceReply<T>> meaning) {
        return new PlainQuestion<>(
                "Wikipedia",
                "wikipedia",
                1,
                Call.to(address.uri()),
                Retrying::passing,
                answered ->
                        switch (answered.status()) {
                            case 200 -> items(answered, meaning);
                            case 404 -> noData.get();
                            case 403 ->
                                    Absences.blocked(
                                            "Wikipedia refuses us; it wants a contact in the user agent.");
                            default -> Absences.byStatus("Wikipedia", answered.status());
                        });
    }

    /// A project's name, which becomes part of an address.
    ///
    /// @throws IllegalArgumentException where none is called so
    static String project(String name) {
        if (!PROJECT.matcher(name).matches()) {
            throw new IllegalArgumentException("no project is called so: " + name);
        }
        return name;
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    private <T> SourceReply<T> items(
            Reply.Answered answered, Function<LooseJson, SourceReply<T>> meaning) {
        return LooseJson.parse(json, answered.body())
                .map(whole -> whole.at("items"))
                .filter(LooseJson::isList)
                .map(meaning)
                .orElseGet(() -> Absences.notUnderstood("Wikipedia", "no list of views"));
    }
}
