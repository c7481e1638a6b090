/// What was answered under an Idempotency-Key: [IdempotencyKeys] is its one door.
///
/// Imports Micronaut Data.
@NullMarked
package uptick.model.idempotency;

import org.jspecify.annotations.NullMarked;
