package uptick.edge.authentication;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

import uptick.edge.principal.NeedsScope;
import uptick.edge.principal.PeopleOnly;
import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;
import uptick.edge.principal.Scope;
import uptick.edge.transaction.DatabaseRole;
import uptick.edge.transaction.InTransaction;
import uptick.edge.transaction.Transactions;

/// Routes under every kind of rule.
@Controller("/guarded")
@Secured(Role.Name.USER)
@Requires(property = "uptick.guarded")
@ExecuteOn(TaskExecutors.BLOCKING)
class GuardedController {

    private final InTransaction inTransaction;

    GuardedController(Transactions transactions) {
        inTransaction = transactions.of(DatabaseRole.UPTICK_TRENDS);
    }

    /// Who asks, as the database was told.
    @Get("/thing")
    String read(Principal principal) {
        return inTransaction.readAs(principal, principal::toString);
    }

    @Post("/thing")
    String write(Principal principal) {
        return principal.id().toString();
    }

    @Delete("/thing")
    String remove(Principal principal) {
        return principal.id().toString();
    }

    @Get("/prediction")
    @NeedsScope(Scope.PREDICTIONS)
    String readPrediction(Principal principal) {
        return principal.id().toString();
    }

    @Post("/prediction")
    @NeedsScope(Scope.PREDICTIONS)
    String writePrediction(Principal principal) {
        return principal.id().toString();
    }

    @Get("/person")
    @PeopleOnly
    String person(Principal principal) {
        return principal.id().toString();
    }

    @Get("/editor")
    @Secured(Role.Name.EDITOR)
    String editor(Principal principal) {
        return principal.id().toString();
    }

    @Get("/admin")
    @Secured(Role.Name.ADMIN)
    String admin(Principal principal) {
        return principal.id().toString();
    }

    @Post("/anybody")
    @Secured(SecurityRule.IS_ANONYMOUS)
    String anybody() {
        return "anybody";
    }

    /// A controller for anybody, but for one method.
    @Controller("/open")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Requires(property = "uptick.guarded")
    static class OpenController {

        @Post("/thing")
        @Secured(Role.Name.USER)
        String write(Principal principal) {
            return principal.id().toString();
        }
    }

    /// A controller for people alone.
    @Controller("/people")
    @PeopleOnly
    @Secured(Role.Name.USER)
    @Requires(property = "uptick.guarded")
    static class PeopleController {

        @Get("/thing")
        String read(Principal principal) {
            return principal.id().toString();
        }
    }
}
