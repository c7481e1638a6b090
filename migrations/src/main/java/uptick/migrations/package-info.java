/// Takes the schema up: the versioned SQL beside this package, applied by a Lambda function, by a command line
/// and by the local runner, with the same code.
///
/// Read [Migrations] first.
@NullMarked
package uptick.migrations;

import org.jspecify.annotations.NullMarked;
