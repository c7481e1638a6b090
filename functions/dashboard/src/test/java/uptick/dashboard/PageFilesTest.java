package uptick.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What the content security policy, the weight limit and a missing build step ask of the files. */
class PageFilesTest {

    private static final int FIRST_SCREEN_BYTES = 30_000;

    private final String index = Page.read("index.html");

    @Test
    void weighsLessThanTheLimitWhenCompressed() {
        int bytes = Page.files().stream().mapToInt(Page::gzippedBytes).sum();

        assertThat(bytes).isLessThan(FIRST_SCREEN_BYTES);
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
        List<String> referred = Page.all("(?:href|src)=\"/([^\"]+)\"", index);

        assertThat(Stream.concat(Stream.of("index.html"), referred.stream()))
                .containsExactlyInAnyOrderElementsOf(
                        Page.files().stream().map(PageFilesTest::url).toList());
    }

    @Test
    void importsOnlyItsOwnModules() {
        List<String> names =
                Page.files("js").stream().map(file -> "./" + file.getFileName()).toList();

        assertThat(Page.files("js"))
                .allSatisfy(
                        file ->
                                assertThat(names)
                                        .containsAll(
                                                Page.all("from '([^']+)'", Page.readCode(file))));
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
    void touchesTheTokensStorageInOnePlaceOnly() {
        assertThat(Page.files("js"))
                .filteredOn(file -> Page.readCode(file).contains("sessionStorage"))
                .containsExactly(Path.of("js/session.js"));
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

    private static String url(Path file) {
        return file.toString().replace('\\', '/');
    }
}
