/// Makes one OpenAPI document of the parts that the functions keep in `src/main/openapi`.
///
/// Read [MergeOpenApi] first. Runs in the build and nowhere else; knows no class of ours.
@NullMarked
package uptick.openapi;

import org.jspecify.annotations.NullMarked;
