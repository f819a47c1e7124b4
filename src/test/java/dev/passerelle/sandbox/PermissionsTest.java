package dev.passerelle.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PermissionsTest {

    @Test
    void nullIsEverything() {
        assertThat(new Permissions(null).held("routing:queue:view")).isTrue();
        assertThat(new Permissions(List.of()).held("routing:queue:view")).isFalse();
    }

    @Test
    void asterisksCoverAPart() {
        var permissions = new Permissions(List.of("messaging:*:view"));

        assertThat(permissions.missing("messaging:integration:view", "messaging:integration:add"))
                .containsExactly("messaging:integration:add");
    }

    @Test
    void grantsAreBuiltFromTheSameSet() {
        var permissions = new Permissions(
                List.of("messaging:integration:view", "messaging:integration:add", "routing:queue:view"));

        var policies =
                permissions.grant("c", Instant.EPOCH).getJsonObject("role").getJsonArray("policies");

        assertThat(policies.toString())
                .isEqualTo("[{\"domain\":\"messaging\",\"entityName\":\"integration\",\"actions\":[\"add\",\"view\"]},"
                        + "{\"domain\":\"routing\",\"entityName\":\"queue\",\"actions\":[\"view\"]}]");
    }

    @Test
    void theTwoKindsOfRefusalNameThePermission() {
        assertThat(GenesysError.missingPermissions(List.of("routing:message:manage")))
                .hasMessageEndingWith("permission(s): [routing:message:manage]");
        assertThat(GenesysError.missingAnyPermissions(List.of("routing:queue:view")))
                .hasMessageEndingWith("permissions assigned: [routing:queue:view]");
    }
}
