package dev.passerelle.tenant;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The frame in which a request's bot is in force: taken off when the request is over, because the pool gives the thread to
 * another bot next. First of all filters, see {@code web.xml}.
 */
public class TenantFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String BOT = TenantFilter.class.getName() + ".bot";

    /** Says which bot a request is for before the filters run: authentication comes first and has no frame of its own. */
    public static void arriving(HttpServletRequest request, String bot) {
        request.setAttribute(BOT, bot);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!Tenant.enterRequest()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            if (request.getAttribute(BOT) instanceof String bot) {
                Tenant.bind(bot);
            }
            chain.doFilter(request, response);
        } finally {
            Tenant.leaveRequest();
        }
    }
}
