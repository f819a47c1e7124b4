package dev.passerelle.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameIT {

    private static final String FIELDS_WITHOUT_A_VISIBLE_LABEL =
            "() => [...document.querySelectorAll('input, select, textarea')]"
                    + ".filter(f => f.type !== 'hidden' && f.offsetParent !== null)"
                    + ".filter(f => ![...f.labels].some(l => l.offsetParent !== null && l.textContent.trim() !== ''))"
                    + ".map(f => f.id)";

    @RegisterExtension
    static final Screens screens = new Screens();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "general",
                "skills",
                "external-connector",
                "api-keys",
                "preview",
                "users",
                "conversations",
                "statistics",
                "transfer",
                "livechat-general",
                "opening-hours",
                "queues"
            })
    void everyPageHasOneHeadingAndALabelForEachField(String name) {
        var bot = Screens.newBot("Animalerie", "\"escalationType\":\"GENESYS\",\"skills\":[\"Animal\"]");
        var page = screens.signedIn();

        var response = page.navigate(Screens.address(name, bot));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headerValue("x-content-type-options")).isEqualTo("nosniff");
        assertThat(response.headerValue("content-security-policy")).contains("frame-ancestors 'none'");
        assertThat(page.locator("h1")).hasCount(1);
        assertThat((java.util.List<?>) page.evaluate(FIELDS_WITHOUT_A_VISIBLE_LABEL))
                .isEmpty();
    }

    @Test
    void theLanguageIsSwitchedAndKept() {
        var bot = Screens.newBot("Animalerie", "\"escalationType\":\"NONE\"");
        var page = screens.signedIn();
        page.navigate(Screens.address("general", bot));

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("English"))
                .click();

        assertThat(page).hasURL(Screens.address("general", bot));
        assertThat(page.locator("h1")).hasText("General");
        page.reload();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Français"))
                .click();
        assertThat(page.locator("h1")).hasText("Général");
    }

    @Test
    void livechatParametersAppearOnceGenesysIsSaved() {
        var bot = Screens.newBot("Animalerie", "\"escalationType\":\"NONE\"");
        var page = screens.signedIn();
        page.navigate(Screens.address("general", bot));
        assertThat(page.getByText("Paramètres Livechat", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);

        page.getByLabel("Type d'escalade").selectOption("GENESYS");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enregistrez"))
                .click();

        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Connecteur externe")))
                .isVisible();
        assertThat(Screens.configuration(bot)).contains("\"escalationType\":\"GENESYS\"");
    }

    @Test
    void aBotWithoutANameIsNotSaved() {
        var bot = Screens.newBot("Animalerie", "\"escalationType\":\"NONE\"");
        var page = screens.signedIn();
        page.navigate(Screens.address("general", bot));

        page.getByLabel("Nom").fill("");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enregistrez"))
                .click();

        assertThat(page.locator("#nameFlaw")).hasText("Donnez un nom au bot.");
        assertThat(Screens.configuration(bot)).contains("\"name\":\"Animalerie\"");
    }

    @Test
    void twoTabsWithTwoBotsNeverMix() {
        var one = Screens.newBot("Une", "\"escalationType\":\"GENESYS\"");
        var two = Screens.newBot("Deux", "\"escalationType\":\"GENESYS\"");
        var first = screens.signedIn();
        first.navigate(Screens.address("skills", one));
        var second = screens.tab();
        second.navigate(Screens.address("skills", two));

        add(first, "Animal");
        add(second, "Marketing");

        assertThat(Screens.configuration(one)).contains("\"skills\":[\"Animal\"]");
        assertThat(Screens.configuration(two)).contains("\"skills\":[\"Marketing\"]");
    }

    private static void add(Page page, String skill) {
        page.getByLabel("Compétence").fill(skill);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ajouter"))
                .click();
        assertThat(page.locator("#skills")).containsText(skill);
    }

    @Test
    void theSkipLinkIsTheFirstStopOfTheKeyboard() {
        var bot = Screens.newBot("Animalerie", "\"escalationType\":\"NONE\"");
        var page = screens.signedIn();
        page.navigate(Screens.address("general", bot));

        page.keyboard().press("Tab");

        var skip = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Aller au contenu"));
        assertThat(skip).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
    }

    @Test
    void theSwitcherFindsABotByItsName() {
        var bot = Screens.newBot("Quincaillerie du Port", "\"escalationType\":\"NONE\"");
        var page = screens.signedIn();
        page.navigate(Screens.address("api-keys", bot));

        page.locator(".switcher summary").click();
        page.getByLabel("Chercher un bot").pressSequentially(bot);

        assertThat(page.locator("#botList a")).hasCount(1);
        page.locator("#botList a").click();
        assertThat(page).hasURL(Screens.address("general", bot));
    }

    @Test
    void aBotThatIsNotThereLooksLikeAPageThatIsNotThere() {
        var page = screens.signedIn();

        var response = page.navigate(Screens.address("general", "no-such-bot"));

        assertThat(response.status()).isEqualTo(404);
        assertThat(page.locator("h1")).hasText("Page introuvable");
        assertThat(page.content()).doesNotContain("Exception");
    }

    @Test
    void aKeyIsShownOnceAndCanBeRevoked() {
        var bot = Screens.newBot("Animalerie", "\"escalationType\":\"GENESYS\"");
        var page = screens.signedIn();
        page.navigate(Screens.address("api-keys", bot));

        page.getByLabel("Nom de la clé").fill("production");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Créer la clé"))
                .click();
        assertThat(page.locator("#key")).containsText("psk_");
        page.reload();

        assertThat(page.locator("#key")).hasCount(0);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Révoquer production"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Confirmer"))
                .click();
        assertThat(page.locator("#keys")).containsText("Aucune clé");
    }
}
