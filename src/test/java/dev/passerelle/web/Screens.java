package dev.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A browser on the server under test. Each test has a browser profile of its own and makes its own bot; at the end nothing may
 * have violated the content security policy, and no script may have failed.
 */
public class Screens implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    public static final String SERVER = System.getProperty("passerelle.url");
    static final String LOGIN = "admin";
    static final String PASSWORD = System.getProperty("passerelle.admin.password");

    private static final String TOKEN = System.getProperty("passerelle.admin.token");

    private static final String TELL_VIOLATIONS = "document.addEventListener('securitypolicyviolation', e =>"
            + " console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample))";

    private static final int PATIENCE_MILLIS = 20_000;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Playwright playwright;
    private Browser browser;
    private BrowserContext profile;

    @Override
    public void beforeEach(ExtensionContext test) {
        if (browser == null) {
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of("/usr/bin/chromium"))
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
        }
        complaints.clear();
        profile = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800));
        profile.addInitScript(TELL_VIOLATIONS);
        profile.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        profile.close();
        assertThat(complaints).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        if (browser != null) {
            browser.close();
            playwright.close();
            browser = null;
        }
    }

    /** A new tab. */
    public Page tab() {
        var page = profile.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().startsWith("CSP ") || message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /** A tab of somebody who has signed in. */
    public Page signedIn() {
        var page = tab();
        page.navigate(SERVER + "/");
        signIn(page, PASSWORD);
        return page;
    }

    static void signIn(Page page, String password) {
        page.getByLabel("Identifiant").fill(LOGIN);
        page.getByLabel("Mot de passe").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Se connecter"))
                .click();
    }

    public static String address(String page, String bot) {
        return SERVER + "/bms/" + page + ".xhtml?bot=" + bot;
    }

    /** A bot of this test's own. @return its slug */
    public static String newBot(String name, String rest) {
        var slug = "screens-" + UUID.randomUUID().toString().substring(0, 8);
        put(slug, "{\"name\":\"" + name + "\",\"locale\":\"fr\"," + rest + "}");
        return slug;
    }

    static void put(String slug, String document) {
        var answer = send("/api/admin/v1/bots/" + slug, "PUT", document);
        assertThat(answer.statusCode()).isIn(200, 201);
    }

    public static HttpResponse<String> send(String path, String method, String body) {
        var request = HttpRequest.newBuilder(URI.create(SERVER + path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String configuration(String slug) {
        return send("/api/admin/v1/bots/" + slug, "GET", null).body();
    }
}
