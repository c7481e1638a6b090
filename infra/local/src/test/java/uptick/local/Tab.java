package uptick.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/// A tab on the page, and all that the browser complained of while it was open.
final class Tab implements AutoCloseable {

    private static final int MOST_STOPS = 80;

    /* Each page asks first whether its cookie opens a session; the browser notes the answer that it does not. */
    private static final String ASKED_AT_THE_START = "/v1/token/refresh";

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> hosts = new CopyOnWriteArrayList<>();

    /// @param path where it goes first
    Tab(BrowserContext context, String path) {
        this.context = context;
        page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    var isComplaint =
                            message.type().equals("error") || message.type().equals("warning");
                    if (isComplaint && !message.location().contains(ASKED_AT_THE_START)) {
                        complaints.add(message.text());
                    }
                });
        page.onPageError(complaints::add);
        page.onRequest(request -> hosts.add(URI.create(request.url()).getAuthority()));
        page.addInitScript(
                "addEventListener('securitypolicyviolation', (event) => "
                        + "console.error('refused by the policy', event.violatedDirective, event.blockedURI))");
        page.navigate(path);
    }

    /// Another tab of the same browser, with the same cookies.
    Tab another() {
        return new Tab(context, "/");
    }

    Page page() {
        return page;
    }

    /// The element that the page marks for tests.
    Locator find(String testId) {
        return page.getByTestId(testId);
    }

    /// Fills in the form and sends it.
    void signIn(String login, String password) {
        find("login").fill(login);
        find("password").fill(password);
        find("sign-in-submit").click();
    }

    /// Signs in and waits for the list.
    void signInAndRead(String login, String password) {
        signIn(login, password);
        assertThat(find("trend")).hasCount(10);
    }

    /// Presses the tabulator until the focus is on an element, as a person without a mouse does.
    ///
    /// @throws AssertionError where it never gets there
    void tabTo(Locator wanted) {
        for (var stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(
                    wanted.evaluate("element => element === document.activeElement"))) {
                return;
            }
        }
        throw new AssertionError("not reached by the tabulator: " + wanted);
    }

    /// Errors and warnings of the console, exceptions, refusals of the policy.
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /// Drops complaints that a test has caused on purpose.
    ///
    /// @throws AssertionError where there was none
    void forget(String part) {
        if (!complaints.removeIf(complaint -> complaint.contains(part))) {
            throw new AssertionError("nobody complained of " + part);
        }
    }

    /// Where requests went, one entry each.
    List<String> hosts() {
        return List.copyOf(hosts);
    }

    @Override
    public void close() {
        context.close();
    }
}
