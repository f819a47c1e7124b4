package dev.passerelle.chatbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.passerelle.attachment.Samples;
import dev.passerelle.web.Screens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plays the visitor, against the built-in double of Genesys. */
class PreviewIT {

    @RegisterExtension
    static final Screens screens = new Screens();

    private static String readyBot() {
        var clientId = "client-" + UUID.randomUUID();
        Screens.send(
                "/sandbox/control/organisations",
                "POST",
                "{\"name\":\"Acme SA\",\"clientId\":\"" + clientId
                        + "\",\"clientSecret\":\"secret\",\"permissions\":null,\"queues\":[\"Animal\"]}");
        var bot = Screens.newBot(
                "Animalerie",
                "\"escalationType\":\"GENESYS\",\"skills\":[\"Animal\"],\"connector\":{\"region\":\"sandbox\",\"clientId\":\""
                        + clientId + "\",\"clientSecret\":\"secret\"}");
        var status = Screens.send("/api/admin/v1/bots/" + bot + "/connector/sync", "POST", null);
        assertThat(status.body()).contains("\"state\":\"READY\"");
        return bot;
    }

    @Test
    void talksLeavesAndIsTakenUpAfterAReload() {
        var page = screens.signedIn();
        page.navigate(Screens.address("preview", readyBot()));

        page.getByLabel("Compétence").selectOption("Animal");
        page.getByLabel("Premier message").fill("Bonjour <b>vous</b>");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Parler à un conseiller"))
                .click();
        assertThat(page.locator(".bubble-visitor .bubble-text")).hasText("Bonjour <b>vous</b>");
        page.getByLabel("Votre message").fill("Il ne mange plus");
        page.keyboard().press("Enter");
        assertThat(page.locator(".bubble-visitor .tick-SENT")).hasCount(2);

        page.reload();
        assertThat(page.locator(".bubble-visitor")).hasCount(2);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Quitter le Livechat"))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG))
                .containsText(
                        "Si vous fermez la fenêtre, vous ne pourrez plus reprendre la conversation avec l'opérateur.");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON)
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Quitter le Livechat"))
                .click();

        assertThat(page.locator(".chat-log")).containsText("Vous avez quitté la conversation.");
        assertThat(page.getByLabel("Votre message")).isDisabled();
    }

    @Test
    void sendsAPictureAndIsToldWhyAnotherFileIsNotTaken() {
        var page = screens.signedIn();
        page.navigate(Screens.address("preview", readyBot()));
        page.getByLabel("Premier message").fill("Bonjour");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Parler à un conseiller"))
                .click();
        var attach = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Joindre un fichier"));

        assertThat(attach).isEnabled();
        page.waitForFileChooser(() -> {
                    attach.focus();
                    page.keyboard().press("Enter");
                })
                .setFiles(new FilePayload("chat.jpg", "image/jpeg", Samples.jpegWithPlace(6)));
        assertThat(page.locator(".bubble-visitor .bubble-file img")).isVisible();
        assertThat(page.locator(".bubble-visitor .tick-SENT")).hasCount(2);
        page.waitForFileChooser(attach::click)
                .setFiles(new FilePayload("setup.png", "image/png", new byte[] {'M', 'Z', 0, 1}));

        assertThat(page.locator(".tick-FAILED")).containsText("les images PNG, JPEG, GIF et WebP");
        page.screenshot(new Page.ScreenshotOptions().setPath(java.nio.file.Path.of("target/preview-files.png")));
    }

    @Test
    void aConnectorThatIsNotReadyIsSaidInASentence() {
        var bot = Screens.newBot("Animalerie", "\"escalationType\":\"GENESYS\"");
        var page = screens.signedIn();
        page.navigate(Screens.address("preview", bot));

        page.getByLabel("Premier message").fill("Bonjour");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Parler à un conseiller"))
                .click();

        assertThat(page.locator("#outcome")).containsText("Connecteur externe");
    }
}
