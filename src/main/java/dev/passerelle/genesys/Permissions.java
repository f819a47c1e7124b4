package dev.passerelle.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rights of a bot's OAuth client, read from its roles. */
public record Permissions(List<Policy> policies) {

    /** One rule of a role: actions on an entity of a domain; {@code *} stands for all. */
    public record Policy(String domain, String entity, Set<String> actions) {

        boolean allows(String wantedDomain, String wantedEntity, String wantedAction) {
            return matches(domain, wantedDomain)
                    && matches(entity, wantedEntity)
                    && (actions.contains(wantedAction) || actions.contains("*") || actions.contains("all"));
        }

        private static boolean matches(String rule, String wanted) {
            return "*".equals(rule) || wanted.equals(rule);
        }
    }

    static Permissions of(JsonNode subject) {
        var policies = new ArrayList<Policy>();
        for (var grant : subject.path("grants")) {
            for (var policy : grant.path("role").path("policies")) {
                policies.add(policy(policy));
            }
        }
        return new Permissions(List.copyOf(policies));
    }

    private static Policy policy(JsonNode json) {
        var actions = new HashSet<String>();
        json.path("actions").forEach(action -> actions.add(action.asText()));
        return new Policy(json.path("domain").asText(), json.path("entityName").asText(), Set.copyOf(actions));
    }

    /** False when Genesys shows no rule at all: then nothing is known, and {@link Trial#probe} has to find out. */
    public boolean readable() {
        return !policies.isEmpty();
    }

    /** @param permission in Genesys' form, {@code messaging:integration:add} */
    public boolean holds(String permission) {
        var parts = permission.split(":", 3);
        return policies.stream().anyMatch(policy -> policy.allows(parts[0], parts[1], parts[2]));
    }
}
