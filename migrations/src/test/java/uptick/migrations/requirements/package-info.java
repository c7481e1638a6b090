/// The requirement documents, held against the real schema: one class per document, and what holds for all tables.
///
/// Read [SignalPlatformRequirementsTest] first. Where the design of the schema overrules a document, the test proves the
/// schema's rule and its name says so.
@NullMarked
package uptick.migrations.requirements;

import org.jspecify.annotations.NullMarked;
