package dev.passerelle.web;

import dev.passerelle.tenant.Bot;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The bot that a screen is about, as its address says. */
record ChosenBot(Bot bot) {

    static final String PARAMETER = "bot";

    private static final String ATTRIBUTE = ChosenBot.class.getName();
    private static final String COOKIE = "PASSERELLE_BOT";

    static Optional<ChosenBot> of(HttpServletRequest request) {
        return Optional.ofNullable((ChosenBot) request.getAttribute(ATTRIBUTE));
    }

    void putOn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Remembers the bot in this browser, for the next sign-in. A slug, and worth nothing without the right to see it. */
    void remember(HttpServletRequest request, HttpServletResponse response) {
        if (last(request).filter(bot.slug()::equals).isPresent()) {
            return;
        }
        var cookie = new Cookie(COOKIE, bot.slug());
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
        response.addCookie(cookie);
    }

    static Optional<String> last(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }
}
