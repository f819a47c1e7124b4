package dev.passerelle.web;

import dev.passerelle.security.Administrators;
import dev.passerelle.security.Invitations;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where the link of an invitation leads: a password, a language, and one is in. */
@Named
@RequestScoped
public class InvitationView {

    @Inject
    Invitations invitations;

    @Inject
    Administrators administrators;

    @Inject
    SecurityContext security;

    @Inject
    ExternalContext external;

    @Inject
    Language language;

    @Inject
    Flaws flaws;

    private String token;

    private String password;

    private String again;

    private String chosenLanguage;

    private Invitations.Open open;

    public void load() {
        ((HttpServletResponse) external.getResponse()).setHeader("Cache-Control", "no-store");
        open = invitations.of(token).orElse(null);
    }

    public void accept() throws IOException {
        load();
        if (open == null || (!open.known() && !new NewPassword(password, again).isFit(open.login(), flaws))) {
            return;
        }
        invitations.accept(open, token, password);
        if (open.known()) {
            external.redirect("/");
            return;
        }
        language.choose(chosenLanguage);
        administrators.speak(open.login(), language.getCode());
        var status = security.authenticate(
                (HttpServletRequest) external.getRequest(),
                (HttpServletResponse) external.getResponse(),
                AuthenticationParameters.withParams()
                        .credential(new UsernamePasswordCredential(open.login(), password)));
        external.redirect(status == AuthenticationStatus.SUCCESS ? "/bms/" : "/");
    }

    /** Null when the link opens nothing any more. */
    public String getLogin() {
        return open == null ? null : open.login();
    }

    public boolean isKnown() {
        return open != null && open.known();
    }

    public String getTokenEncoded() {
        return token == null ? "" : URLEncoder.encode(token, StandardCharsets.UTF_8);
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getAgain() {
        return again;
    }

    public void setAgain(String again) {
        this.again = again;
    }

    public String getLanguage() {
        return chosenLanguage == null ? language.getCode() : chosenLanguage;
    }

    public void setLanguage(String code) {
        this.chosenLanguage = code;
    }
}
