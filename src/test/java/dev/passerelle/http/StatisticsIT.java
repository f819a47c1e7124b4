package dev.passerelle.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.passerelle.web.Screens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Statistiques > Livechat: what the page and its table say of conversations that took place. */
class StatisticsIT {

    @RegisterExtension
    static final Screens screens = new Screens();

    private static String address(TestBot bot, String rest) {
        return Screens.address("statistics", bot.slug) + rest;
    }

    private static void shows(Page page, String tile, String number) {
        assertThat(page.locator(".tiles > div", new Page.LocatorOptions().setHasText(tile))
                        .first())
                .containsText(number);
    }

    @Test
    void countsWhatBecameOfEachEscalation() {
        var bot = TestBot.ready();
        bot.chatWithLea();
        var left = bot.chat("Marketing");
        left.end();
        left.await("ENDED");
        bot.chat(null);
        var page = screens.signedIn();

        page.navigate(address(bot, ""));

        shows(page, "Escalades", "3");
        shows(page, "Répondues", "1");
        shows(page, "Abandonnées", "1");
        assertThat(page.locator(".chart svg title")).hasCount(30);
        assertThat(page.locator("main")).containsText("sans utilisation de compétence");
        assertThat(page.locator("main")).containsText("Abandonnée par l’utilisateur");

        page.getByLabel("Compétence", new Page.GetByLabelOptions().setExact(true))
                .selectOption("Marketing");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Afficher"))
                .click();
        shows(page, "Escalades", "1");
        shows(page, "Répondues", "0");

        var csv = page.request().get(address(bot, "&days=7&as=csv"));
        assertThat(csv.headers()).containsEntry("content-type", "text/csv; charset=UTF-8");
        assertThat(csv.headers().get("content-disposition")).startsWith("attachment; filename=\"livechat-" + bot.slug);
        assertThat(csv.text())
                .startsWith("\ufeffRegroupement,Valeur,Escalades,")
                .contains("\r\nTotal,,3,1,1,", "\r\nCompétence,Marketing,1,0,1,", "\r\nIssue,En cours,1");
    }

    @Test
    void aBotSeesNothingOfAnother() {
        TestBot.ready().chat();
        var alone = TestBot.ready();
        var page = screens.signedIn();

        page.navigate(address(alone, "&days=90"));

        assertThat(page.locator(".note")).containsText("Aucune escalade pendant cette période.");
        assertThat(page.locator(".chart")).hasCount(0);
    }

    @Test
    void whatIsWrongWithAPeriodIsSaidBesideItsField() {
        var bot = TestBot.ready();
        var page = screens.signedIn();

        page.navigate(address(bot, "&from=2026-11-30&to=2026-11-01"));
        assertThat(page.locator("#toFlaw")).hasText("La fin de la période est avant son début.");

        page.navigate(address(bot, "&from=hier&to=2026-11-01"));
        assertThat(page.locator("#fromFlaw")).containsText("Indiquez une date");

        page.navigate(address(bot, "&from=2020-01-01&to=2026-11-01&as=csv"));
        assertThat(page.locator("#toFlaw")).containsText("366 jours");
    }
}
