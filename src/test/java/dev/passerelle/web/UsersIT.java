package dev.passerelle.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UsersIT {

    private static final String PASSWORD = "un mot de passe assez long";
    private static final int SECONDS_TO_BE_OUT = 5;

    @RegisterExtension
    static final Screens screens = new Screens();

    private final String email = "zoe." + UUID.randomUUID().toString().substring(0, 8) + "@exemple.fr";

    private static String newBot() {
        return Screens.newBot("Animalerie", "\"escalationType\":\"GENESYS\",\"skills\":[\"Animal\"]");
    }

    private static void click(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** @return the link that is shown once */
    private String invite(Page administrator, String bot, String role) {
        administrator.navigate(Screens.address("users", bot));
        administrator
                .getByLabel("Adresse e-mail", new Page.GetByLabelOptions().setExact(true))
                .fill(email);
        administrator.locator("#invitedRole").selectOption(role);
        click(administrator, "Inviter");
        var link = administrator.locator("#link");
        assertThat(link).containsText("token=");
        return Screens.SERVER + link.textContent().substring(link.textContent().indexOf("/invitation"));
    }

    /** A browser of somebody else. */
    private static Page elsewhere(Page than) {
        return than.context().browser().newContext().newPage();
    }

    private static Page joined(Page administrator, String link) {
        var page = elsewhere(administrator);
        page.navigate(link);
        page.locator("#password").fill(PASSWORD);
        page.locator("#again").fill(PASSWORD);
        click(page, "Ouvrir mon compte");
        assertThat(page.getByText("Mon compte")).isVisible();
        return page;
    }

    private static int status(Page page, String address) {
        return page.navigate(address).status();
    }

    @Test
    void whoIsInvitedChoosesAPasswordAndSeesThatBotAlone() {
        var bot = newBot();
        var other = newBot();
        var administrator = screens.signedIn();
        var link = invite(administrator, bot, "READER");

        var hasty = elsewhere(administrator);
        hasty.navigate(link);
        hasty.locator("#password").fill("court");
        click(hasty, "Ouvrir mon compte");
        assertThat(hasty.locator("#passwordFlaw")).hasText("Le mot de passe compte au moins 12 caractères.");
        var zoe = joined(administrator, link);

        assertThat(status(zoe, Screens.address("skills", bot))).isEqualTo(200);
        assertThat(zoe.locator("#add")).isDisabled();
        assertThat(status(zoe, Screens.address("users", bot))).isEqualTo(200);
        assertThat(zoe.locator("#send")).hasCount(0);
        assertThat(status(zoe, Screens.address("general", other))).isEqualTo(404);
        var again = elsewhere(administrator);
        again.navigate(link);
        assertThat(again.getByRole(AriaRole.STATUS)).containsText("Ce lien n’est plus valable");
        assertThat(Screens.send("/api/admin/v1/bots/" + bot + "/audit", "GET", null)
                        .body())
                .contains("\"user.invited\"", "\"user.joined\"");
    }

    @Test
    void whoIsDisabledOrLosesTheRightIsOutWithinSeconds() throws InterruptedException {
        var bot = newBot();
        var administrator = screens.signedIn();
        var zoe = joined(administrator, invite(administrator, bot, "ADMINISTRATOR"));
        assertThat(status(zoe, Screens.address("skills", bot))).isEqualTo(200);
        assertThat(zoe.locator("#add")).isEnabled();

        administrator.navigate(Screens.address("users", bot));
        click(administrator, "Désactiver " + email);
        click(administrator, "Confirmer");
        assertThat(administrator.locator("#people")).containsText("désactivé");
        Thread.sleep(SECONDS_TO_BE_OUT * 1000);
        zoe.navigate(Screens.address("skills", bot));
        assertThat(zoe.getByLabel("Mot de passe")).isVisible();

        click(administrator, "Réactiver " + email);
        assertThat(administrator.locator("#people")).containsText("actif");
        zoe.getByLabel("Identifiant").fill(email.toUpperCase(java.util.Locale.ROOT));
        zoe.getByLabel("Mot de passe").fill(PASSWORD);
        click(zoe, "Se connecter");
        assertThat(zoe).hasURL(Screens.address("skills", bot));

        click(administrator, "Retirer " + email);
        click(administrator, "Confirmer");
        assertThat(administrator.locator("#outcome")).containsText("est retiré");
        Thread.sleep(SECONDS_TO_BE_OUT * 1000);
        assertThat(status(zoe, Screens.address("skills", bot))).isEqualTo(404);
    }

    @Test
    void theLastAdministratorOfABotStaysOne() {
        var bot = newBot();
        var administrator = screens.signedIn();
        var zoe = joined(administrator, invite(administrator, bot, "ADMINISTRATOR"));

        zoe.navigate(Screens.address("users", bot));
        click(zoe, "Retirer " + email);
        click(zoe, "Confirmer");

        assertThat(zoe.locator("#outcome")).containsText("Vous êtes le dernier administrateur de ce bot");
        assertThat(status(zoe, Screens.address("users", bot))).isEqualTo(200);
        zoe.getByLabel(email, new Page.GetByLabelOptions().setExact(true)).selectOption("READER");
        click(zoe, "Enregistrez");
        assertThat(zoe.locator("#outcome")).containsText("Vous êtes le dernier administrateur de ce bot");
    }

    @Test
    void aPersonalTokenOpensExactlyWhatItsOwnerMayDo() {
        var bot = newBot();
        var other = newBot();
        var administrator = screens.signedIn();
        var zoe = joined(administrator, invite(administrator, bot, "READER"));
        zoe.navigate(Screens.SERVER + "/bms/account.xhtml");
        zoe.getByLabel("Nom du jeton").fill("sauvegarde");
        click(zoe, "Créer le jeton");
        var token = zoe.locator("#token").textContent();
        var mine = "/api/admin/v1/bots/" + bot;

        assertThat(call(token, "GET", "/api/admin/v1/bots").body())
                .contains(bot)
                .doesNotContain(other);
        assertThat(call(token, "GET", mine).statusCode()).isEqualTo(200);
        assertThat(call(token, "GET", mine + "/conversations").statusCode()).isEqualTo(200);
        assertThat(call(token, "GET", mine + "/conversations/any").statusCode()).isEqualTo(403);
        assertThat(call(token, "GET", mine + "/visitors/any/export").statusCode())
                .isEqualTo(403);
        assertThat(call(token, "PUT", mine).statusCode()).isEqualTo(403);
        assertThat(call(token, "DELETE", mine).statusCode()).isEqualTo(403);
        assertThat(call(token, "POST", mine + "/connector/sync").statusCode()).isEqualTo(403);
        assertThat(call(token, "GET", "/api/admin/v1/bots/" + other).statusCode())
                .isEqualTo(404);
        assertThat(call(token, "PUT", "/api/admin/v1/bots/" + bot + "-new").statusCode())
                .isEqualTo(404);

        click(zoe, "Révoquer sauvegarde");
        click(zoe, "Confirmer");
        assertThat(zoe.locator("#tokens")).containsText("Aucun jeton.");
        assertThat(call(token, "GET", mine).statusCode()).isEqualTo(401);
    }

    @Test
    void anotherPasswordEndsTheOtherSessions() {
        var bot = newBot();
        var administrator = screens.signedIn();
        var zoe = joined(administrator, invite(administrator, bot, "READER"));
        var second = elsewhere(administrator);
        second.navigate(Screens.address("skills", bot));
        second.getByLabel("Identifiant").fill(email);
        second.getByLabel("Mot de passe").fill(PASSWORD);
        click(second, "Se connecter");
        assertThat(second).hasURL(Screens.address("skills", bot));

        zoe.navigate(Screens.SERVER + "/bms/account.xhtml");
        zoe.locator("#present").fill(PASSWORD);
        zoe.locator("#password").fill("un autre mot de passe");
        zoe.locator("#again").fill("un autre mot de passe");
        click(zoe, "Changer le mot de passe");
        assertThat(zoe.locator("#outcome")).containsText("Le mot de passe est changé.");

        second.navigate(Screens.address("skills", bot));
        assertThat(second.getByLabel("Mot de passe")).isVisible();
        assertThat(status(zoe, Screens.address("skills", bot))).isEqualTo(200);
    }

    @Test
    void whoGuessesPasswordsHasToWait() {
        var page = screens.tab();
        page.navigate(Screens.SERVER + "/");

        for (int i = 0; i <= 5; i++) {
            page.getByLabel("Identifiant").fill(email);
            page.getByLabel("Mot de passe").fill("not the password");
            click(page, "Se connecter");
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        }

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Trop d’essais manqués");
    }

    private static HttpResponse<String> call(String token, String method, String path) {
        var body = method.equals("PUT")
                ? HttpRequest.BodyPublishers.ofString(
                        "{\"name\":\"Autre\",\"locale\":\"fr\",\"escalationType\":\"NONE\"}")
                : HttpRequest.BodyPublishers.noBody();
        var request = HttpRequest.newBuilder(URI.create(Screens.SERVER + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
