/// The API's document as the tests read it, and answers held against it.
///
/// Read [uptick.local.document.ApiDocument] first, then [uptick.local.document.Conformance].
@NullMarked
package uptick.local.document;

import org.jspecify.annotations.NullMarked;
