package dev.passerelle.attachment;

import dev.passerelle.problem.Problem;
import dev.passerelle.problem.ProblemDocument;
import dev.passerelle.tenant.Tenant;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Visitors' files for Genesys: whoever has the address gets the file, until it ends. Nothing else is told. */
@WebServlet(SignedFiles.PATH + "*")
public class FileServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient SignedFiles addresses;

    @Inject
    transient Handout handout;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            write(request, response);
        } catch (Problem problem) {
            ProblemDocument.write(problem, request, response);
        }
    }

    private void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var id = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        var right = addresses
                .verify(id, request.getParameter("expires"), request.getParameter("access"))
                .orElseThrow(Problem::notFound);
        Tenant.bind(right.bot());
        var handed = handout.of(right.conversation(), id);
        try (var bytes = handed.bytes()) {
            response.setContentType(handed.mediaType());
            response.setContentLengthLong(handed.size());
            response.setHeader("Content-Disposition", handed.disposition());
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Content-Security-Policy", Handout.POLICY);
            bytes.transferTo(response.getOutputStream());
        }
    }
}
