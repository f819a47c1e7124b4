package dev.passerelle.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerelle.problem.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributeMappingTest {

    private static final BotDocument.Identity IDENTITY = new BotDocument.Identity("mail", "prenom", "nom");

    private static AttributeMapping mapping(BotDocument.Attribute... attributes) {
        return new AttributeMapping(IDENTITY, List.of(attributes));
    }

    @Test
    void picksWhoTheVisitorIs() {
        var mapped = mapping().apply(Map.of("mail", "ana@exemple.fr", "prenom", "Ana", "nom", " ", "secret", "x"));

        assertThat(mapped.identity()).isEqualTo(new Connectors.Identity("ana@exemple.fr", "Ana", null));
        assertThat(mapped.attributes()).isEmpty();
    }

    @Test
    void sendsOnlyRowsThatAreFilledIn() {
        var mapped = mapping(
                        new BotDocument.Attribute("numero", "numeroClient"),
                        new BotDocument.Attribute("vide", null),
                        new BotDocument.Attribute("absent", "absent"),
                        new BotDocument.Attribute("blanc", "blanc"))
                .apply(Map.of("numeroClient", "C-77", "blanc", "  "));

        assertThat(mapped.attributes()).containsExactly(Map.entry("numero", "C-77"));
    }

    @Test
    void dropsTheLongestFirstWhenGenesysWouldRefuseAll() {
        var mapped = mapping(
                        new BotDocument.Attribute("long", "long"),
                        new BotDocument.Attribute("short", "short"),
                        new BotDocument.Attribute("medium", "medium"))
                .apply(Map.of("long", "é".repeat(900), "short", "C-77", "medium", "m".repeat(1_500)));

        assertThat(mapped.attributes()).containsOnlyKeys("short", "medium");
        assertThat(Json.write(mapped.attributes()).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(AttributeMapping.MOST_BYTES);
    }
}
