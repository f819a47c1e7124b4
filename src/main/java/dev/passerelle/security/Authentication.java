package dev.passerelle.security;

import dev.passerelle.problem.Problem;
import dev.passerelle.problem.ProblemDocument;
import dev.passerelle.problem.RequestId;
import dev.passerelle.tenant.TenantFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Who is calling: a bot or a visitor by bearer token, a script by the platform token or a personal one, an administrator by
 * session.
 *
 * <p>One mechanism for all, because the container takes one. A screen session opens no API, and a token opens no screen.
 */
@ApplicationScoped
public class Authentication implements HttpAuthenticationMechanism {

    private static final Logger LOG = Logger.getLogger(Authentication.class.getName());
    private static final String SIGNED_IN = "passerelle.administrator";
    private static final String SIGNED_IN_AT = "passerelle.administrator.at";
    private static final String TO_WAIT = Authentication.class.getName() + ".wait";

    @Inject
    ApiKeys keys;

    @Inject
    SignedAccess access;

    @Inject
    AdministratorStore administrators;

    @Inject
    Administrators passwords;

    @Inject
    PlatformToken platformToken;

    @Inject
    PersonalTokens personalTokens;

    @Inject
    Standings standings;

    @Inject
    SignInPace pace;

    @Inject
    Clock clock;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith("/api/admin/")) {
            return administration(request, response, context);
        }
        if (path.startsWith("/api/")) {
            return api(request, response, context, path);
        }
        if (path.startsWith("/webhooks/") || path.startsWith("/files/")) {
            return context.doNothing();
        }
        return screen(request, response, context);
    }

    private AuthenticationStatus administration(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (platformToken.isBorneBy(request)) {
            return context.notifyContainerAboutLogin(Caller.platform(), Set.of(Caller.PLATFORM));
        }
        Optional<String> owner;
        try {
            owner = PlatformToken.bearer(request).flatMap(personalTokens::ownerOf);
        } catch (RuntimeException storeIsAway) {
            LOG.log(Level.WARNING, "A personal token could not be looked up", storeIsAway);
            return answer(Problem.unavailable(), request, response);
        }
        return owner.isPresent()
                ? context.notifyContainerAboutLogin(Caller.person(owner.get()), Set.of(Caller.ADMINISTRATOR))
                : refuse(request, response);
    }

    private AuthenticationStatus api(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context, String path) {
        var token = PlatformToken.bearer(request);
        Optional<String> bot;
        try {
            bot = token.flatMap(keys::botOf);
        } catch (RuntimeException storeIsAway) {
            // Left to the container this would go on as a caller without a role: a 403, and the bot would give up.
            LOG.log(Level.WARNING, "A key could not be looked up", storeIsAway);
            return answer(Problem.unavailable(), request, response);
        }
        if (bot.isPresent()) {
            TenantFilter.arriving(request, bot.get());
            return context.notifyContainerAboutLogin(Caller.bot(bot.get()), Set.of(Caller.BOT));
        }
        var chat = token.flatMap(access::ofChatToken);
        if (chat.isPresent()) {
            TenantFilter.arriving(request, chat.get().bot());
            return context.notifyContainerAboutLogin(Caller.chat(chat.get()), Set.of(Caller.CHAT));
        }
        var signed = token.isPresent() ? Optional.<SignedAccess.Right>empty() : signed(request, path);
        if (signed.isPresent()) {
            TenantFilter.arriving(request, signed.get().bot());
            return context.notifyContainerAboutLogin(Caller.access(signed.get()), Set.of(Caller.ACCESS));
        }
        return refuse(request, response);
    }

    /** An {@code ?access=} opens the one stream or file that it was signed for. */
    private Optional<SignedAccess.Right> signed(HttpServletRequest request, String path) {
        var value = accessParameter(request.getQueryString());
        var last = path.substring(path.lastIndexOf('/') + 1);
        var purpose = last.equals("events") ? SignedAccess.Right.EVENTS : SignedAccess.Right.file(last);
        return value.flatMap(signed -> access.verify(signed, purpose));
    }

    /** Read from the query itself: asking the container for parameters would consume a form body. */
    private static Optional<String> accessParameter(String query) {
        if (query == null) {
            return Optional.empty();
        }
        return java.util.Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith("access="))
                .map(pair -> pair.substring("access=".length()))
                .findFirst();
    }

    private static AuthenticationStatus refuse(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("WWW-Authenticate", "Bearer");
        return answer(Problem.unauthorized(), request, response);
    }

    private static AuthenticationStatus answer(
            Problem problem, HttpServletRequest request, HttpServletResponse response) {
        try {
            ProblemDocument.write(problem, request, response);
            // What is on its way the container cannot replace by its own idea of a failure.
            response.flushBuffer();
        } catch (IOException gone) {
            // The caller went away before it could be told.
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    private AuthenticationStatus screen(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        RequestId.stamp(request, response);
        var credential = context.getAuthParameters().getCredential();
        if (credential != null) {
            return signIn(request, context);
        }
        var login = signedIn(request.getSession(false));
        if (login.isPresent()) {
            return context.notifyContainerAboutLogin(login.get(), Set.of(Caller.ADMINISTRATOR));
        }
        return context.isProtected() ? toSignIn(request, response) : context.doNothing();
    }

    /** Who signed in, if they may still come in: asked each time, because they may have been disabled since. */
    private Optional<String> signedIn(HttpSession session) {
        if (session == null || !(session.getAttribute(SIGNED_IN) instanceof String login)) {
            return Optional.empty();
        }
        var since = (Instant) session.getAttribute(SIGNED_IN_AT);
        if (standings.of(login).filter(standing -> standing.trusts(since)).isPresent()) {
            return Optional.of(login);
        }
        session.invalidate();
        return Optional.empty();
    }

    /** What came of asking for another password. */
    public enum PasswordChange {
        CHANGED,
        /** The present one was not that. */
        WRONG,
        /** As at sign-in, who guesses has to wait. */
        TOO_SOON
    }

    /** Gives whoever is signed in another password. This session goes on; all others of theirs end. */
    public PasswordChange changePassword(HttpServletRequest request, String login, String present, String wanted) {
        if (!pace.wait(login, request.getRemoteAddr()).isZero()) {
            return PasswordChange.TOO_SOON;
        }
        if (!passwords.changePassword(login, present, wanted)) {
            pace.wrong(login, request.getRemoteAddr());
            return PasswordChange.WRONG;
        }
        request.changeSessionId();
        request.getSession().setAttribute(SIGNED_IN_AT, clock.instant());
        return PasswordChange.CHANGED;
    }

    /** How long a sign-in that was just refused unseen has to wait; empty when it was looked at. */
    public static Optional<Duration> toWait(HttpServletRequest request) {
        return Optional.ofNullable((Duration) request.getAttribute(TO_WAIT));
    }

    private AuthenticationStatus signIn(HttpServletRequest request, HttpMessageContext context) {
        var credential = context.getAuthParameters().getCredential();
        var login = credential instanceof UsernamePasswordCredential named ? named.getCaller() : "";
        var wait = pace.wait(login, request.getRemoteAddr());
        if (!wait.isZero()) {
            request.setAttribute(TO_WAIT, wait);
            return AuthenticationStatus.SEND_FAILURE;
        }
        var result = administrators.validate(credential);
        if (result.getCallerPrincipal() == null) {
            pace.wrong(login, request.getRemoteAddr());
            return AuthenticationStatus.SEND_FAILURE;
        }
        pace.right(login);
        // A new id on sign-in: one that was planted before is worth nothing after.
        request.getSession();
        request.changeSessionId();
        request.getSession().setAttribute(SIGNED_IN, result.getCallerPrincipal().getName());
        request.getSession().setAttribute(SIGNED_IN_AT, clock.instant());
        return context.notifyContainerAboutLogin(result.getCallerPrincipal().getName(), Set.of(Caller.ADMINISTRATOR));
    }

    private static AuthenticationStatus toSignIn(HttpServletRequest request, HttpServletResponse response)
            throws AuthenticationException {
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        var back = URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8);
        var address = request.getContextPath() + "/?continue=" + back;
        try {
            if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
                redirectInPart(response, address);
            } else {
                response.sendRedirect(address);
            }
            return AuthenticationStatus.SEND_CONTINUE;
        } catch (IOException e) {
            throw new AuthenticationException(e);
        }
    }

    /** A script of Faces follows no redirect: it is told in its own words. The address is URL-encoded, so it is safe in XML. */
    private static void redirectInPart(HttpServletResponse response, String address) throws IOException {
        response.setContentType("text/xml;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter()
                .write(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response id=\"session-over\"><redirect url=\""
                                + address + "\"/></partial-response>");
    }
}
