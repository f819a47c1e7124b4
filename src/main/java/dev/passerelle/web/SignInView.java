package dev.passerelle.web;

import dev.passerelle.security.Administrators;
import dev.passerelle.security.Authentication;
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

/** The way in for administrators. */
@Named
@RequestScoped
public class SignInView {

    private static final String START = "/bms/";

    @Inject
    SecurityContext security;

    @Inject
    ExternalContext external;

    @Inject
    Administrators administrators;

    @Inject
    Language language;

    @Inject
    Notices notices;

    private String login;

    private String password;

    private String next;

    /** Who is signed in already goes on. */
    public void skip() throws IOException {
        if (external.getUserPrincipal() != null) {
            goOn();
        }
    }

    public void signIn() throws IOException {
        var given = new UsernamePasswordCredential(Administrators.normal(login), password == null ? "" : password);
        var response = (HttpServletResponse) external.getResponse();
        var status = security.authenticate(
                (HttpServletRequest) external.getRequest(),
                response,
                AuthenticationParameters.withParams().credential(given));
        if (status == AuthenticationStatus.SUCCESS) {
            settleLanguage();
            goOn();
        } else {
            response.setStatus(HttpServletResponse.SC_OK);
            Authentication.toWait((HttpServletRequest) external.getRequest())
                    .ifPresentOrElse(
                            wait -> notices.error("signIn.wait", wait.toSeconds() + 1),
                            () -> notices.error("signIn.refused"));
        }
    }

    private void settleLanguage() {
        if (language.isChosen()) {
            administrators.speak(Administrators.normal(login), language.getCode());
        } else {
            administrators.byLogin(Administrators.normal(login)).ifPresent(known -> language.remember(known.locale()));
        }
    }

    private void goOn() throws IOException {
        external.redirect(LocalPath.of(next).filter(path -> !path.equals("/")).orElse(START));
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getNext() {
        return next;
    }

    /** As it stands in the address of this page. */
    public String getNextEncoded() {
        return URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    public void setNext(String next) {
        this.next = next;
    }
}
