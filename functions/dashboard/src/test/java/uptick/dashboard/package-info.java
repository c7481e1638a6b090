/**
 * The checks on the dashboard's page that need no browser. Read {@link uptick.dashboard.PageFilesTest} first; the page
 * itself is in {@code src/main/resources/public}.
 */
@NullMarked
package uptick.dashboard;

import org.jspecify.annotations.NullMarked;
