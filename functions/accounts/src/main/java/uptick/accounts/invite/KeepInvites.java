package uptick.accounts.invite;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import uptick.accounts.secret.OpaqueToken;
import uptick.edge.administrator.RequireAdministrator;
import uptick.edge.problem.Problems;
import uptick.model.accounts.credential.Invite;
import uptick.model.accounts.credential.Invites;
import uptick.model.audit.AuditLog;

/// Makes and takes back invitations, in transactions of an administrator's.
@Singleton
final class KeepInvites {

    private final RequireAdministrator requireAdministrator;
    private final Invites invites;
    private final AuditLog auditLog;
    private final Clock clock;

    KeepInvites(
            RequireAdministrator requireAdministrator,
            Invites invites,
            AuditLog auditLog,
            Clock clock) {
        this.requireAdministrator = requireAdministrator;
        this.invites = invites;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /// The invitations made before another, newest first.
    List<Invite> before(UUID id, int limit) {
        requireAdministrator.check();
        return invites.findBefore(id, limit);
    }

    /// Makes an invitation.
    InviteView.Created create(UUID admin, NewInvite wanted, OpaqueToken token) {
        requireAdministrator.check();
        var now = clock.instant();
        var expiresAt = now.plus(wanted.lifetime());
        var tier = wanted.tierOrFree();
        var id =
                invites.add(
                        token.hash(),
                        wanted.email(),
                        tier,
                        wanted.asEditor(),
                        admin,
                        now,
                        expiresAt);
        // Without the address: the log is never purged.
        auditLog.append(
                now,
                admin.toString(),
                "invite.created",
                "invite:" + id,
                "{\"tier\": \"%s\", \"is_editor\": %s}".formatted(tier, wanted.asEditor()));
        return new InviteView.Created(
                id,
                token.text(),
                wanted.email(),
                tier.toString(),
                wanted.asEditor(),
                now,
                expiresAt);
    }

    /// Takes an invitation back.
    ///
    /// @throws uptick.edge.problem.ProblemException where there is none that could still be used
    void revoke(UUID admin, UUID id) {
        requireAdministrator.check();
        var now = clock.instant();
        if (invites.revoke(id, now) == 0) {
            throw Problems.notFound("invitation that is open");
        }
        auditLog.append(now, admin.toString(), "invite.revoked", "invite:" + id, "{}");
    }
}
