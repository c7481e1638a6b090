/// What a user has to accept before they see recommendations.
///
/// Read [RiskConsent].
@NullMarked
package uptick.edge.consent;

import org.jspecify.annotations.NullMarked;
