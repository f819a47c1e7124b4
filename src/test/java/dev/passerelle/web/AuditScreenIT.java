package dev.passerelle.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The journal as an administrator reads it. */
class AuditScreenIT {

    @RegisterExtension
    static final Screens screens = new Screens();

    private static String changedBot() {
        var bot = Screens.newBot("Animalerie", "\"escalationType\":\"NONE\",\"inactivityMinutes\":30");
        Screens.put(
                bot,
                "{\"name\":\"=Animalerie\",\"locale\":\"fr\",\"escalationType\":\"NONE\",\"inactivityMinutes\":45}");
        return bot;
    }

    @Test
    void anEntryOpensOnWhatItChangedFieldByField() {
        var bot = changedBot();
        var page = screens.signedIn();
        page.navigate(Screens.address("audit", bot));

        var newest = page.locator(".table-list > tbody > tr").first();
        assertThat(newest).containsText("API d’administration");
        assertThat(newest).containsText("Configuration du bot");
        newest.getByRole(AriaRole.BUTTON).click();

        assertThat(newest.getByRole(AriaRole.BUTTON)).hasAttribute("aria-expanded", "true");
        var field = newest.locator(".changes tbody tr").filter(having("Inactivité (minutes)"));
        assertThat(field.locator("td")).hasText(new String[] {"30", "45"});
    }

    private static com.microsoft.playwright.Locator.FilterOptions having(String text) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
    }

    @Test
    void theFilterStandsInTheAddressAndTheExportFollowsIt() throws IOException {
        var bot = changedBot();
        var page = screens.signedIn();
        page.navigate(Screens.address("audit", bot));
        assertThat(page.locator(".table-list > tbody > tr")).hasCount(2);

        page.getByLabel("Type de modification").selectOption("bot.configured");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Filtrer"))
                .click();
        assertThat(page.locator(".table-list > tbody > tr")).hasCount(1);
        assertThat(page.url()).contains("bot=" + bot).contains("action=bot.configured");
        var download = page.waitForDownload(() -> page.locator("#export").click());

        assertThat(download.suggestedFilename()).isEqualTo("audit-" + bot + ".csv");
        assertThat(Files.readString(download.path()))
                .startsWith("\uFEFFDate,Personne,Modification,Objet,Champ,Avant,Après\r\n")
                .contains(",Inactivité (minutes),30,45\r\n")
                .contains(",Nom,Animalerie,'=Animalerie\r\n")
                .doesNotContain("Création du bot");
    }

    @Test
    void aDateThatIsNoneIsSaidBesideItsField() {
        var bot = changedBot();
        var page = screens.signedIn();

        page.navigate(Screens.address("audit", bot) + "&from=yesterday");

        assertThat(page.locator("#fromFlaw")).containsText("Cette date n’existe pas");
        page.navigate(Screens.address("audit", bot) + "&to=2020-01-01");
        assertThat(page.locator("#journalForm")).containsText("Aucune modification ne correspond à ce filtre.");
    }
}
