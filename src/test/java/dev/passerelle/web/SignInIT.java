package dev.passerelle.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignInIT {

    @RegisterExtension
    static final Screens screens = new Screens();

    @Test
    void aWrongPasswordSaysSoInASentence() {
        var page = screens.tab();
        page.navigate(Screens.SERVER + "/");

        Screens.signIn(page, "not the password");

        assertThat(page.getByRole(AriaRole.ALERT)).hasText("L’identifiant ou le mot de passe n’est pas correct.");
        assertThat(page.getByLabel("Mot de passe")).hasValue("");
    }

    @Test
    void theRightOneGoesToThePageThatWasAskedFor() {
        var bot = Screens.newBot("Animalerie", "\"escalationType\":\"NONE\"");
        var page = screens.tab();
        page.navigate(Screens.address("api-keys", bot));

        Screens.signIn(page, Screens.PASSWORD);

        assertThat(page).hasURL(Screens.address("api-keys", bot));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Clés d'API");
    }

    @Test
    void neverGoesToAnotherServer() {
        var page = screens.tab();
        page.navigate(Screens.SERVER + "/?continue=//elsewhere.example/");

        Screens.signIn(page, Screens.PASSWORD);

        assertThat(page).hasURL(Pattern.compile("^" + Screens.SERVER.replace(".", "\\.") + "/bms/"));
    }

    @Test
    void canBeDoneWithTheKeyboardAlone() {
        var page = screens.tab();
        page.navigate(Screens.SERVER + "/");

        assertThat(page.getByLabel("Identifiant")).isFocused();
        page.keyboard().type(Screens.LOGIN);
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("Mot de passe")).isFocused();
        page.keyboard().type(Screens.PASSWORD);
        page.keyboard().press("Enter");

        assertThat(page).hasURL(Pattern.compile(".*/bms/.*"));
    }

    @Test
    void whoSignsOutIsAskedAgain() {
        var bot = Screens.newBot("Animalerie", "\"escalationType\":\"NONE\"");
        var page = screens.signedIn();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Se déconnecter"))
                .click();
        assertThat(page.getByLabel("Identifiant")).isVisible();

        page.navigate(Screens.address("general", bot));

        assertThat(page.getByLabel("Identifiant")).isVisible();
    }

    @Test
    void aSessionThatEndedMeanwhileLeadsBackToThePage() {
        var bot = Screens.newBot("Animalerie", "\"escalationType\":\"GENESYS\"");
        var page = screens.signedIn();
        page.navigate(Screens.address("skills", bot));
        page.context().clearCookies();

        page.getByLabel("Compétence").fill("Animal");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ajouter"))
                .click();
        Screens.signIn(page, Screens.PASSWORD);

        assertThat(page).hasURL(Screens.address("skills", bot));
    }

    @Test
    void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() {
        var page = screens.signedIn();

        var session = page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("PASSERELLE"))
                .findFirst()
                .orElseThrow();

        assertThat(session.httpOnly).isTrue();
        assertThat(session.sameSite.name()).isEqualTo("LAX");
    }
}
