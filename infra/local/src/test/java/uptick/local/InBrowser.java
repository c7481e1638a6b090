package uptick.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/// What tests of the page share: a browser for the class, and a tab for each test, which asked nothing of another host
/// and whose browser has not complained.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser {

    final TestHouse house;
    TestBrowser browser;
    Tab tab;

    @SuppressWarnings("NullAway.Init") // the browser and the tab come before each test
    InBrowser(TestHouse house) {
        this.house = house;
    }

    @BeforeAll
    void startBrowser() {
        browser = TestBrowser.start();
    }

    @AfterAll
    void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openTab() {
        tab = browser.tab(house, 1280, ColorScheme.LIGHT);
    }

    @AfterEach
    void closeTab() {
        tab.close();
        assertThat(tab.hosts()).isNotEmpty().containsOnly(house.house().address().getAuthority());
        assertThat(tab.complaints()).isEmpty();
    }
}
