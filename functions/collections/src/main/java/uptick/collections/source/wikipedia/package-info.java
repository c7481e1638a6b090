/// Wikimedia's page views. Read [WikipediaViews] first.
///
/// No key; a descriptive `uptick.outbound.user-agent` with a contact is required by policy.
@NullMarked
package uptick.collections.source.wikipedia;

import org.jspecify.annotations.NullMarked;
