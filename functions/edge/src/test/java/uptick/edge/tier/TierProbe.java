package uptick.edge.tier;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

import uptick.edge.consent.RiskConsent;
import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;

/// Routes that are limited, and one that is not.
@Controller("/tier")
@Requires(property = "uptick.probe.tier")
class TierProbe {

    private final TierLimits limits;
    private final RiskConsent consent;

    TierProbe(TierLimits limits, RiskConsent consent) {
        this.limits = limits;
        this.consent = consent;
    }

    @Get
    @Secured(Role.Name.USER)
    String counted() {
        return "served";
    }

    @Get("/open")
    @Secured(SecurityRule.IS_ANONYMOUS)
    String open() {
        return "served";
    }

    @Post("/briefs")
    @Secured(Role.Name.USER)
    @Status(HttpStatus.NO_CONTENT)
    @ExecuteOn(TaskExecutors.BLOCKING)
    void brief(Principal principal) {
        limits.takeBrief(principal);
    }

    @Get("/recommendations")
    @Secured(Role.Name.USER)
    @ExecuteOn(TaskExecutors.BLOCKING)
    String recommendations(Principal principal) {
        consent.require(principal);
        return "buy";
    }
}
