package dev.passerelle.web;

import dev.passerelle.security.Administrators;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Changes the language and goes back to the page: a plain link, so that it also works on a page that has expired. */
@WebServlet("/language")
public class LanguageSwitch extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Language language;

    @Inject
    transient Administrators administrators;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        language.choose(request.getParameter("to"));
        if (request.getUserPrincipal() != null) {
            administrators.speak(request.getUserPrincipal().getName(), language.getCode());
        }
        response.sendRedirect(LocalPath.of(request.getParameter("back")).orElse("/"));
    }
}
