package dev.passerelle.security;

import dev.passerelle.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Whether whoever is calling may do a thing with a bot: the one place that answers, for screens and API alike. */
@ApplicationScoped
public class Rights {

    @Inject
    HttpServletRequest request;

    @Inject
    Standings standings;

    public boolean may(Right right, String bot) {
        return isPlatformToken()
                || standing()
                        .flatMap(standing -> standing.on(bot))
                        .filter(right::isOf)
                        .isPresent();
    }

    /** @throws Problem 404 for who may not even know of the bot, 403 for who may see it and no more */
    public void require(Right right, String bot) {
        if (!may(Right.SEE, bot)) {
            throw Problem.notFound();
        }
        if (!may(right, bot)) {
            throw Problem.forbidden();
        }
    }

    /** Whether the caller may do everything with every bot, and make new ones. */
    public boolean isPlatform() {
        return isPlatformToken() || standing().filter(Standing::platform).isPresent();
    }

    /** The person who is calling; empty for the platform token, and for nobody. */
    public Optional<Standing> standing() {
        var caller = request.getUserPrincipal();
        return caller == null || isPlatformToken() ? Optional.empty() : standings.of(caller.getName());
    }

    private boolean isPlatformToken() {
        return request.getUserPrincipal() instanceof Caller caller && caller.isPlatform();
    }
}
