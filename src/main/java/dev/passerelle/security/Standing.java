package dev.passerelle.security;

import dev.passerelle.security.RoleGrant.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Who somebody is who may come in.
 *
 * @param roles by the id of the bot
 * @param zone in which they are shown times; null when they have not chosen one
 */
public record Standing(
        String id, String login, boolean platform, Map<String, Role> roles, ZoneId zone, Instant passwordChangedAt) {

    /** What they may do with a bot; empty: not even see it. */
    Optional<Role> on(String bot) {
        return platform ? Optional.of(Role.ADMINISTRATOR) : Optional.ofNullable(roles.get(bot));
    }

    /** A session from before the present password may be somebody else's. */
    boolean trusts(Instant signedInAt) {
        return passwordChangedAt == null || !signedInAt.isBefore(passwordChangedAt);
    }
}
