package dev.passerelle.web;

import dev.passerelle.tenant.Bot;
import dev.passerelle.tenant.Tenant;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Binds the bot that the address names, after asking whether this administrator may see it: once, here, and nowhere else. */
@WebFilter("/bms/*")
public class ChosenBotFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Pages that are about no bot. */
    private static final Set<String> OF_THE_PLATFORM = Set.of("/bms/new-bot.xhtml", "/bms/account.xhtml");

    @Inject
    transient SeenBots seen;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        var slug = slug(request.getQueryString());
        if (OF_THE_PLATFORM.contains(request.getServletPath())) {
            chain.doFilter(request, response);
        } else if (slug.isEmpty()) {
            toSomeBot(request, response);
        } else {
            toBot(slug.get(), request, response, chain);
        }
    }

    private void toBot(String slug, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var chosen = seen.bySlug(slug).map(ChosenBot::new);
        if (chosen.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (!namesAPage(request)) {
            response.sendRedirect(address(request, chosen.get().bot()));
            return;
        }
        Tenant.bind(chosen.get().bot().id());
        chosen.get().putOn(request);
        chosen.get().remember(request, response);
        chain.doFilter(request, response);
    }

    /** An address without a bot: that page of the last bot; where there is none yet, the page that makes one. */
    private void toSomeBot(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var bot = seen.start(ChosenBot.last(request));
        response.sendRedirect(bot.map(found -> address(request, found)).orElse("/bms/new-bot.xhtml"));
    }

    /** The page that was asked for, or the one that a bot starts with. */
    private static String address(HttpServletRequest request, Bot bot) {
        var start = bot.escalates() ? "/bms/external-connector.xhtml" : "/bms/general.xhtml";
        var path = request.getRequestURI();
        return (namesAPage(request) ? path : start) + "?" + ChosenBot.PARAMETER + "=" + bot.slug();
    }

    /** A page, or a file that stands beside it. */
    private static boolean namesAPage(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.substring(path.lastIndexOf('/')).contains(".");
    }

    /** From the query alone: the body must not be able to name another bot. */
    private static Optional<String> slug(String query) {
        return Optional.ofNullable(query).stream()
                .flatMap(all -> Arrays.stream(all.split("&", -1)))
                .filter(pair -> pair.startsWith(ChosenBot.PARAMETER + "="))
                .map(pair -> pair.substring(ChosenBot.PARAMETER.length() + 1))
                .findFirst();
    }
}
