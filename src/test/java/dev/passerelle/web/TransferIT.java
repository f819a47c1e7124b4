package dev.passerelle.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.passerelle.problem.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A configuration goes out as a file, and comes in after a look at what it would change. */
class TransferIT {

    private static final String REST = "\"escalationType\":\"GENESYS\",\"skills\":[\"Animal\"]";

    @RegisterExtension
    static final Screens screens = new Screens();

    private static Page open(String bot) {
        var page = screens.signedIn();
        page.navigate(Screens.address("transfer", bot));
        return page;
    }

    private static void choose(Page page, String document) {
        page.getByLabel("Fichier")
                .setInputFiles(
                        new FilePayload("bot.json", "application/json", document.getBytes(StandardCharsets.UTF_8)));
        click(page, "Prévisualiser");
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private static int entries(String bot) {
        var audit = Screens.send("/api/admin/v1/bots/" + bot + "/audit", "GET", null);
        return Json.read(audit.body(), com.fasterxml.jackson.databind.JsonNode.class)
                .get("items")
                .size();
    }

    @Test
    void whatIsExportedIsTheDocumentOfTheApi() throws IOException {
        var bot = Screens.newBot("Animalerie", REST);
        var page = open(bot);

        var download = page.waitForDownload(() -> page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName("Télécharger la configuration (JSON)"))
                .click());

        assertThat(download.suggestedFilename()).isEqualTo("bot-" + bot + ".json");
        assertThat(Json.tree(Files.readAllBytes(download.path())))
                .isEqualTo(Json.tree(Screens.configuration(bot).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void isShownFirstAndAppliedAfterwardsWithOneEntryInTheJournal() {
        var bot = Screens.newBot("Animalerie", REST);
        var before = Screens.configuration(bot);
        var page = open(bot);

        choose(page, before.replace("[\"Animal\"]", "[\"Jardin\"]").replace("Animalerie", "Jardinerie"));

        var changes = page.locator("table tbody tr");
        assertThat(changes).hasCount(3);
        assertThat(changes.nth(0)).containsText("Modifié");
        assertThat(changes.nth(0)).containsText("Jardinerie");
        assertThat(changes.nth(1)).containsText("Retiré");
        assertThat(changes.nth(2)).containsText("Ajouté");
        assertThat(Screens.configuration(bot)).isEqualTo(before);
        var journal = entries(bot);

        click(page, "Appliquer");

        assertThat(page.locator("#outcome")).containsText("Configuration importée.");
        assertThat(page.locator(".switcher-name")).hasText("Jardinerie");
        assertThat(Screens.configuration(bot)).contains("[\"Jardin\"]");
        assertThat(entries(bot)).isEqualTo(journal + 1);
    }

    @Test
    void aMistakeIsToldWhereItIsAndChangesNothing() {
        var bot = Screens.newBot("Animalerie", REST);
        var before = Screens.configuration(bot);
        var page = open(bot);

        choose(page, before.replace("[\"Animal\"]", "[\"Animal\",\"Animal\"]"));
        assertThat(page.locator("table tbody tr")).containsText("Compétences, ligne 2");
        assertThat(page.locator("table tbody tr")).containsText("Figure deux fois.");

        choose(page, "{\"name\":");
        assertThat(page.locator("table tbody tr")).containsText("N’est pas du JSON valide.");

        choose(page, " ".repeat(1024 * 1024 + 1));
        assertThat(page.locator("#fileFlaw")).containsText("Le fichier dépasse");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Appliquer")))
                .hasCount(0);
        assertThat(Screens.configuration(bot)).isEqualTo(before);
    }

    @Test
    void isRefusedWhenSomebodyElseWasQuicker() {
        var bot = Screens.newBot("Animalerie", REST);
        var page = open(bot);
        choose(page, Screens.configuration(bot).replace("Animalerie", "Jardinerie"));
        Screens.put(bot, "{\"name\":\"Oisellerie\",\"locale\":\"fr\"," + REST + "}");

        click(page, "Appliquer");

        assertThat(page.locator("#outcome")).containsText("depuis la prévisualisation");
        assertThat(Screens.configuration(bot)).contains("Oisellerie");
    }
}
