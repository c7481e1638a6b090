package uptick.accounts.settings;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;

import uptick.edge.principal.Principal;
import uptick.edge.principal.Role;

/// The caller's settings.
@Controller("/v1/me/settings")
@ExecuteOn(TaskExecutors.BLOCKING)
class SettingsController {

    private final ChooseSettings chooseSettings;

    SettingsController(ChooseSettings chooseSettings) {
        this.chooseSettings = chooseSettings;
    }

    /// What the caller chose, or nobody chose for them.
    @Get
    @Secured(Role.Name.USER)
    SettingsView settings(Principal principal) {
        return SettingsView.of(chooseSettings.read(principal));
    }

    /// Changes what is sent; the rest stays.
    @Put
    @Secured(Role.Name.USER)
    SettingsView choose(Principal principal, @Body SettingsChoice choice) {
        return SettingsView.of(chooseSettings.choose(principal, choice.read()));
    }
}
