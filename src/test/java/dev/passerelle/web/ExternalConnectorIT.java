package dev.passerelle.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Against the built-in double of Genesys. */
class ExternalConnectorIT {

    private static final String SECRET = "the secret of a test";

    @RegisterExtension
    static final Screens screens = new Screens();

    /** An organisation of this test's own. @return its client id */
    private static String newOrganisation() {
        var clientId = "client-" + UUID.randomUUID();
        var made = Screens.send(
                "/sandbox/control/organisations",
                "POST",
                "{\"name\":\"Acme SA\",\"clientId\":\"" + clientId + "\",\"clientSecret\":\"" + SECRET
                        + "\",\"permissions\":null,\"queues\":[\"Animal\",\"Marketing\"]}");
        assertThat(made.statusCode()).isEqualTo(201);
        return clientId;
    }

    private static Page open(String bot) {
        var page = screens.signedIn();
        page.navigate(Screens.address("external-connector", bot));
        return page;
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    @Test
    void whatIsMandatoryIsSaidBesideItsField() {
        var bot = Screens.newBot("Animalerie", "\"escalationType\":\"GENESYS\"");
        var page = open(bot);

        click(page, "Mettre à jour");

        assertThat(page.locator("#regionFlaw")).hasText("Choisissez une région.");
        assertThat(page.locator("#clientIdFlaw")).hasText("Collez l’ID du client OAuth.");
        assertThat(page.locator("#clientSecretFlaw")).hasText("Collez le secret du client OAuth.");
    }

    @Test
    void testingKeepsTheTypedSecretAndSavesNothing() {
        var bot = Screens.newBot("Animalerie", "\"escalationType\":\"GENESYS\"");
        var page = open(bot);

        page.getByLabel("Région").selectOption("sandbox");
        page.getByLabel("ID Client").fill("nobody");
        page.getByLabel("Client Secret").fill("wrong");
        click(page, "Tester la connexion");

        assertThat(page.locator("#results .state-KO").first()).containsText("Identifiants acceptés");
        assertThat(page.getByLabel("Client Secret")).hasValue("wrong");
        assertThat(Screens.configuration(bot)).contains("\"clientSecretSet\":false");
    }

    @Test
    void aSaveThatFailsKeepsTheTypedSecret() {
        var bot = Screens.newBot("Animalerie", "\"escalationType\":\"GENESYS\"");
        var page = open(bot);

        page.getByLabel("Client Secret").fill("typed with care");
        click(page, "Mettre à jour");

        assertThat(page.locator("#regionFlaw")).hasText("Choisissez une région.");
        assertThat(page.getByLabel("Client Secret")).hasValue("typed with care");
    }

    @Test
    void isSavedAndBecomesReady() {
        var clientId = newOrganisation();
        var bot = Screens.newBot("Animalerie", "\"escalationType\":\"GENESYS\",\"skills\":[\"Animal\"]");
        var page = open(bot);

        page.getByLabel("Région").selectOption("sandbox");
        page.getByLabel("ID Client").fill(clientId);
        page.getByLabel("Client Secret").fill(SECRET);
        page.getByLabel("Email").fill("mail");
        page.getByLabel("Attribut Genesys 1", new Page.GetByLabelOptions().setExact(true))
                .fill("numero_client");
        page.getByLabel("Variable du bot 1", new Page.GetByLabelOptions().setExact(true))
                .fill("numeroClient");
        click(page, "Tester la connexion");
        assertThat(page.locator("#results")).containsText("Acme SA");
        queueOf(page, "Animal").fill("Animal");
        click(page, "Mettre à jour");

        assertThat(page.locator("#outcome")).containsText("Enregistré.");
        assertThat(page.getByLabel("Client Secret")).hasValue("");
        assertThat(page.locator("#queues .state-READY")).hasCount(2);
        assertThat(page.locator("#queues")).containsText("DYDU bot connector (Animal)");
        assertThat(page.content()).doesNotContain(SECRET);
        assertThat(Screens.configuration(bot))
                .contains("\"clientSecretSet\":true", "\"email\":\"mail\"", "\"variable\":\"numeroClient\"");
    }

    private static com.microsoft.playwright.Locator queueOf(Page page, String skill) {
        return page.getByLabel(skill, new Page.GetByLabelOptions().setExact(true));
    }

    private static String connected(String clientId, String rest) {
        return "\"escalationType\":\"GENESYS\",\"skills\":[\"Animal\"],\"connector\":{\"region\":\"sandbox\",\"clientId\":\""
                + clientId + "\",\"clientSecret\":\"" + SECRET + "\"" + rest + "}";
    }

    @Test
    void aQueueThatGenesysDoesNotHaveIsSaidBesideItsField() {
        var bot = Screens.newBot("Animalerie", connected(newOrganisation(), ""));
        var page = open(bot);
        assertThat(page.locator("#queueNames option")).hasCount(2);

        queueOf(page, "Animal").fill("Animaux");
        click(page, "Mettre à jour");

        assertThat(page.locator("#queues .flaw-words")).containsText("Genesys n’a pas de file d’attente « Animaux »");
        assertThat(Screens.configuration(bot)).doesNotContain("Animaux");
    }

    @Test
    void aQueueThatHasVanishedIsKeptAndMarked() {
        var gone = ",\"queues\":[{\"skill\":\"Animal\",\"queue\":\"Gone\"}]";
        var page = open(Screens.newBot("Animalerie", connected(newOrganisation(), gone)));

        assertThat(page.locator("#queues .state-WARN")).hasText("N’existe plus dans Genesys");
        assertThat(queueOf(page, "Animal")).hasValue("Gone");
    }

    @Test
    void thatItIsTheSandboxIsAlwaysInView() {
        var page = open(Screens.newBot("Animalerie", connected(newOrganisation(), "")));

        assertThat(page.locator("#strip .strip-instead")).hasText("Bac à sable");
    }

    @Test
    void theListOfChecksCanBeCopied() {
        var page = open(Screens.newBot("Animalerie", connected(newOrganisation(), "")));

        click(page, "Tester la connexion");

        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copier la liste")))
                .isVisible();
        assertThat(page.locator("#resultsAsText")).containsText("✓ Identifiants acceptés");
    }

    @Test
    void attributesAreCountedWhileOneTypes() {
        var page = open(Screens.newBot("Animalerie", "\"escalationType\":\"GENESYS\""));

        page.getByLabel("Attribut Genesys 1", new Page.GetByLabelOptions().setExact(true))
                .fill("client");

        assertThat(page.locator("#attributesCounter")).containsText("1 sur 10");
    }

    @Test
    void theGuideTicksWhatWasSeenInGenesys() {
        var page = open(Screens.newBot("Animalerie", connected(newOrganisation(), "")));

        page.locator(".guide summary").click();

        assertThat(page.locator(".guide .state-OK").first()).isVisible();
        assertThat(page.locator("#guide-client-0")).hasText("messaging:integration:add");
        assertThat(page.locator(".guide .state-UNSEEN")).hasCount(2);
    }

    @Test
    void aStoredSecretIsNotGivenToAnotherClient() {
        var clientId = newOrganisation();
        var bot = Screens.newBot(
                "Animalerie",
                "\"escalationType\":\"GENESYS\",\"connector\":{\"region\":\"sandbox\",\"clientId\":\"" + clientId
                        + "\",\"clientSecret\":\"" + SECRET + "\"}");
        var page = open(bot);

        page.getByLabel("ID Client").fill("another");
        click(page, "Mettre à jour");

        assertThat(page.locator("#clientSecretFlaw")).not().hasText("");
        assertThat(Screens.configuration(bot)).contains(clientId);
    }

    @Test
    void theSecondOfTwoPeopleIsTold() {
        var clientId = newOrganisation();
        var connector = "\"connector\":{\"region\":\"sandbox\",\"clientId\":\"" + clientId + "\",\"clientSecret\":\""
                + SECRET + "\"%s}";
        var bot = Screens.newBot("Animalerie", "\"escalationType\":\"GENESYS\"," + connector.formatted(""));
        var page = open(bot);
        Screens.put(
                bot,
                "{\"name\":\"Animalerie\",\"locale\":\"fr\",\"escalationType\":\"GENESYS\","
                        + connector.formatted(",\"identity\":{\"email\":\"courriel\"}") + "}");

        page.getByLabel("Email").fill("mail");
        click(page, "Mettre à jour");

        assertThat(page.locator("#outcome")).containsText("Quelqu’un d’autre");
        assertThat(Screens.configuration(bot)).contains("courriel");
    }
}
