package dev.passerelle.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.passerelle.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.passerelle.web.Screens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sub-menus of Paramètres Livechat, against the built-in double of Genesys. */
@Tidy.Up
class LivechatParametersIT {

    @RegisterExtension
    static final Screens screens = new Screens();

    private static Page open(String screen, TestBot bot) {
        var page = screens.signedIn();
        page.navigate(Screens.address(screen, bot.slug));
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void save(Page page) {
        button(page, "Mettre à jour").click();
    }

    private static List<String> deeds(TestBot bot, String action) {
        return Api.PLATFORM.get(bot.address() + "/audit").is(200).json().findValuesAsText("action").stream()
                .filter(action::equals)
                .toList();
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldAndWhatIsRightIsSaved() {
        var bot = TestBot.in(Organisation.make());
        var page = open("livechat-general", bot);

        page.locator("#inactivityMinutes").fill("bientôt");
        save(page);
        assertThat(page.locator("#inactivityMinutesFlaw")).hasText("Indiquez un nombre entier de 1 à 10\u202f080.");
        page.locator("#inactivityMinutes").fill("20");
        page.locator("#allowedOrigins").fill("https://www.exemple.fr\nexemple.org/page");
        page.locator("#callbackUrl").fill("http://exemple.fr/rappel");
        save(page);
        assertThat(page.locator("#callbackUrlFlaw")).containsText("https://");
        assertThat(page.locator("#originFlaws")).containsText("exemple.org/page");
        page.locator("#allowedOrigins").fill("https://www.exemple.fr");
        page.locator("#callbackUrl").fill("https://exemple.fr/rappel");
        save(page);

        assertThat(page.locator("#outcome")).containsText("Enregistré.");
        var stored = bot.stored();
        assertThat(stored.get("inactivityMinutes").asInt()).isEqualTo(20);
        assertThat(stored.at("/allowedOrigins/0").asText()).isEqualTo("https://www.exemple.fr");
        assertThat(stored.get("callbackUrl").asText()).isEqualTo("https://exemple.fr/rappel");
        assertThat(deeds(bot, "bot.configured")).hasSize(1);
    }

    @Test
    void theSecretIsShownOnceAndReplacedOnlyAfterAWarning() {
        var bot = TestBot.in(Organisation.make());
        bot.change(document -> document.put("callbackUrl", "https://exemple.fr/rappel"));
        var page = open("livechat-general", bot);

        button(page, "Afficher le secret").click();
        assertThat(page.locator("#secret")).containsText("whsec_");
        var first = page.locator("#secret").textContent();
        page.reload();
        assertThat(page.locator("#callbackState")).containsText("Enregistré le");
        assertThat(page.content()).doesNotContain(first);
        button(page, "Remplacer le secret").click();
        assertThat(page.locator(".ui-confirm-dialog")).containsText("refusera tous les rappels");
        button(page, "Confirmer").click();

        assertThat(page.locator("#secret")).not().hasText(first);
        assertThat(page.locator("#callbackState")).containsText("L’ancien secret signe encore");
        assertThat(deeds(bot, "callback-secret.rotated")).hasSize(1);
    }

    @Test
    void aCallbackThatWasDisabledIsEnabledAgain() {
        try (var receiver = new Receiver()) {
            var bot = TestBot.ready();
            bot.change(document -> document.put("callbackUrl", receiver.url()));
            receiver.answer(call -> 410);
            var chat = bot.chat();
            eventually(() -> assertThat(receiver.calls(chat)).isNotEmpty());
            receiver.answer(call -> 200);
            var page = open("livechat-general", bot);
            eventually(() -> {
                page.reload();
                assertThat(page.locator("#callbackState").textContent()).contains("désactivés depuis");
            });

            button(page, "Réactiver les rappels").click();

            assertThat(page.locator("#callbackState .state-OK")).hasText("en service");
            eventually(() -> assertThat(receiver.texts(chat)).contains("Bonjour"));
            assertThat(deeds(bot, "callback.enabled")).hasSize(1);
        }
    }

    @Test
    void aWeekIsFilledFromItsMonday() {
        var bot = TestBot.in(Organisation.make());
        var page = open("opening-hours", bot);

        assertThat(page.locator("#standing")).containsText("Ouvert");
        page.getByLabel("Toujours ouvert").uncheck();
        button(page, "Ajouter un créneau Lundi").click();
        assertThat(page.getByLabel("Lundi de", exactly())).hasCount(2);
        page.getByLabel("Lundi à", exactly()).first().fill("12h");
        page.getByLabel("Lundi de", exactly()).last().fill("11h30");
        page.getByLabel("Lundi à", exactly()).last().fill("18h");
        save(page);
        assertThat(page.locator("#days")).containsText("Chevauche un autre créneau");
        page.getByLabel("Lundi de", exactly()).last().fill("14");
        button(page, "Copier du mardi au vendredi").click();
        assertThat(page.getByLabel("Vendredi de", exactly())).hasCount(2);
        page.locator("#newClosed").fill("2030-05-01");
        page.locator("#addClosed").click();
        assertThat(page.locator("#closed")).containsText("Fête du travail");
        save(page);

        assertThat(page.locator("#outcome")).containsText("Enregistré.");
        var hours = bot.stored().get("openingHours");
        assertThat(hours.at("/slots/0/days")).hasSize(5);
        assertThat(hours.at("/slots/0/to").asText()).isEqualTo("12:00");
        assertThat(hours.at("/slots/1/from").asText()).isEqualTo("14:00");
        assertThat(hours.at("/closed/0").asText()).isEqualTo("2030-05-01");
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    @Test
    void aSkillIsRenamedAndRemovedByWhoKnowsWhatUsesIt() {
        var bot = TestBot.ready();
        bot.chat();
        var page = open("skills", bot);

        button(page, "Renommer Animal").click();
        assertThat(page.locator("#renaming")).containsText("DYDU bot connector (Animal)");
        page.locator("#newName").fill("Marketing");
        page.locator("#renameNow").click();
        assertThat(page.locator("#newNameFlaw")).containsText("existe déjà");
        page.locator("#newName").fill("Animaux");
        page.locator("#renameNow").click();
        assertThat(page.locator("#outcome")).containsText("s’appelle maintenant");
        assertThat(bot.stored().at("/connector/queues/0/skill").asText()).isEqualTo("Animaux");
        button(page, "Retirer Marketing").click();
        assertThat(page.locator("#removing")).containsText("correspondance avec la file d’attente Marketing");
        page.locator("#removeNow").click();

        assertThat(page.locator("#outcome")).containsText("est retirée");
        assertThat(bot.stored().get("skills")).hasSize(1);
    }

    @Test
    void theQueuesAreReadAndSayWhenGenesysIsAway() {
        var bot = TestBot.ready();
        var page = open("queues", bot);
        var animal = page.locator("#board tbody tr").first();

        assertThat(animal.locator(".figure").first()).containsText("1");
        assertThat(animal).containsText("Animal");
        bot.genesys.fail("/observations/query", 503, null);

        assertThat(page.locator("#board .note")).containsText("Les chiffres sont ceux de la dernière lecture");
        assertThat(animal.locator(".figure").first()).containsText("1");
    }
}
