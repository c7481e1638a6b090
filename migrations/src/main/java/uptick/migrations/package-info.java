/// The operator's commands: the schema taken up and down, compared, seeded and kept in order, by a Lambda function, by a
/// command line and (upwards only) by the local runner, with the same code.
///
/// Read [RunCommand] first, then [Migrations].
@NullMarked
package uptick.migrations;

import org.jspecify.annotations.NullMarked;
