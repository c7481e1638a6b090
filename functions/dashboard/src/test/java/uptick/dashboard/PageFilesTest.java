package uptick.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What the content security policy, the weight limit and a missing build step ask of the files. */
class PageFilesTest {

    private static final int FIRST_SCREEN_BYTES = 40_000;
    private static final int ALL_BYTES = 80_000;

    private static final String ANY_IMPORT = "(?:from |import\\()'([^']+)'";

    private final String index = Page.read("index.html");

    @Test
    void weighsLessThanTheLimitsWhenCompressed() {
        int firstScreen = bytes(firstScreen());
        int all = bytes(Page.files());

        assertThat(firstScreen).isLessThan(FIRST_SCREEN_BYTES);
        assertThat(all).isGreaterThan(firstScreen).isLessThan(ALL_BYTES);
    }

    @Test
    void asksForEveryModuleOfTheFirstScreenAtOnceAndForNoOther() {
        Set<Path> needed = new HashSet<>(Set.of(Path.of("js/app.js")));
        Deque<Path> toRead = new ArrayDeque<>(needed);
        while (!toRead.isEmpty()) {
            for (Path module : Page.imports(toRead.pop(), "from '([^']+)'")) {
                if (needed.add(module)) {
                    toRead.push(module);
                }
            }
        }

        assertThat(firstScreen())
                .filteredOn(file -> file.startsWith("js"))
                .containsExactlyInAnyOrderElementsOf(needed);
    }

    @Test
    void hasNoScriptOrStyleThatThePolicyWouldRefuse() {
        assertThat(index)
                .doesNotContainPattern("(?i)<style|\\sstyle\\s*=|\\son[a-z]+\\s*=|javascript:");
        assertThat(Page.all("(<script[^>]*>[^<]*)</script>", index))
                .singleElement()
                .asString()
                .contains("src=")
                .endsWith(">");
    }

    @Test
    void asksNoOtherHostForAnything() {
        List<Path> texts =
                Stream.of("html", "css", "js").flatMap(type -> Page.files(type).stream()).toList();

        assertThat(texts)
                .isNotEmpty()
                .allSatisfy(
                        file ->
                                assertThat(Page.read(file))
                                        .doesNotContainPattern("https?:|[\"'(]//|url\\(|@import"));
    }

    @Test
    void refersOnlyToFilesThatExistAndLeavesNoneUnused() {
        List<Path> scripts = Page.files("js");
        Stream<Path> imported =
                scripts.stream().flatMap(file -> Page.imports(file, ANY_IMPORT).stream());
        Stream<Path> styles =
                scripts.stream()
                        .flatMap(file -> Page.all("'/(css/[^']+)'", Page.readCode(file)).stream())
                        .map(Path::of);

        Set<Path> referred =
                Stream.of(firstScreen().stream(), imported, styles)
                        .flatMap(files -> files)
                        .collect(Collectors.toSet());

        assertThat(Page.files()).containsExactlyInAnyOrderElementsOf(referred);
    }

    @Test
    void putsTextFromOutsideOnThePageAsTextOnly() {
        String markupFromText =
                "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|srcdoc|DOMParser|setHTML"
                        + "|createContextualFragment|\\beval\\b|new Function|setAttribute\\('(style|on)";

        assertThat(Page.files("js"))
                .isNotEmpty()
                .allSatisfy(
                        file ->
                                assertThat(Page.readCode(file))
                                        .doesNotContainPattern(markupFromText));
    }

    @Test
    void keepsNothingWhereAnotherScriptOrAnotherDayCouldFindIt() {
        assertThat(Page.files("js"))
                .isNotEmpty()
                .allSatisfy(
                        file ->
                                assertThat(Page.readCode(file))
                                        .doesNotContainPattern(
                                                "sessionStorage|localStorage|indexedDB|caches\\b|document\\.cookie"));
    }

    @Test
    void givesEveryElementThatScriptsLookUpItsId() {
        List<String> ids = Page.all("\\sid=\"([^\"]+)\"", index);
        Stream<String> wanted =
                Page.files("js").stream()
                        .flatMap(
                                file ->
                                        Page.all(
                                                "getElementById\\('([^']+)'\\)",
                                                Page.readCode(file))
                                                .stream());

        assertThat(ids).doesNotHaveDuplicates().containsAll(wanted.toList());
    }

    /** What is fetched before anybody has pressed anything. */
    private List<Path> firstScreen() {
        Stream<String> referred = Page.all("(?:href|src)=\"/([^\"]+)\"", index).stream();
        return Stream.concat(Stream.of("index.html"), referred).map(Path::of).toList();
    }

    private static int bytes(List<Path> files) {
        return files.stream().mapToInt(Page::gzippedBytes).sum();
    }
}
