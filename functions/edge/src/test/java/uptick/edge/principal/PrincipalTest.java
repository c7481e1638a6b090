package uptick.edge.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import uptick.value.UserId;

class PrincipalTest {

    private static final UserId ANN = new UserId(new UUID(0, 10));

    @Test
    void isAPersonWithEveryScopeUnlessItIsSaid() {
        var person = new Principal(ANN, Set.of(Role.USER), "free", 0);

        assertThat(person.person()).isTrue();
        assertThat(person.scopes()).containsExactlyInAnyOrder(Scope.values());
    }

    @Test
    void isNoAdministratorByAKey() {
        assertThatThrownBy(
                        () ->
                                new Principal(
                                        ANN,
                                        Set.of(Role.USER, Role.ADMIN),
                                        "free",
                                        0,
                                        Set.of(Scope.READ),
                                        false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an API key is never an administrator's");
    }
}
