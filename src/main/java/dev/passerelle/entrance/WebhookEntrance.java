package dev.passerelle.entrance;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Hands each webhook over to the product, on the thread that it came on; 503, which Genesys repeats, while that is not there. */
public class WebhookEntrance extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Under this name the product leaves the servlet that takes webhooks. */
    static final String RECIPIENT = "dev.passerelle.webhook";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (recipient() instanceof Servlet webhooks) {
            webhooks.service(request, response);
        } else {
            response.setHeader("Retry-After", "5");
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private Object recipient() {
        var product = getServletContext().getContext("/");
        return product == null ? null : product.getAttribute(RECIPIENT);
    }
}
