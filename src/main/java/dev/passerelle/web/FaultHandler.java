package dev.passerelle.web;

import dev.passerelle.problem.Problem;
import dev.passerelle.problem.RequestId;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A page that expired is loaded again and says so; what is not there is a 404; the rest is told to the log, not to the page. */
class FaultHandler extends ExceptionHandlerWrapper {

    private static final Logger LOG = Logger.getLogger(FaultHandler.class.getName());

    FaultHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        for (var events = getUnhandledExceptionQueuedEvents().iterator(); events.hasNext(); ) {
            if (answered(events.next().getContext().getException())) {
                events.remove();
            }
        }
        getWrapped().handle();
    }

    private static boolean answered(Throwable thrown) {
        var faces = FacesContext.getCurrentInstance(); // none once the page has been left
        try {
            for (var cause = thrown; cause != null; cause = cause.getCause()) {
                if (cause instanceof ViewExpiredException) {
                    loadAgain(faces);
                    return true;
                }
                if (cause instanceof Problem problem && problem.status() == HttpServletResponse.SC_NOT_FOUND) {
                    faces.getExternalContext().responseSendError(problem.status(), null);
                    faces.responseComplete();
                    return true;
                }
            }
            return answeredInPart(faces, thrown);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void loadAgain(FacesContext faces) throws IOException {
        var request = (HttpServletRequest) faces.getExternalContext().getRequest();
        var query =
                request.getQueryString() == null ? "" : request.getQueryString().replace("&expired=true", "");
        faces.getExternalContext().redirect(request.getRequestURI() + "?" + query + "&expired=true");
        faces.responseComplete();
    }

    /** The half of a page cannot show an error of the whole: the browser is sent to the page that does. */
    private static boolean answeredInPart(FacesContext faces, Throwable thrown) throws IOException {
        if (faces == null || !faces.getPartialViewContext().isAjaxRequest()) {
            return false;
        }
        var id = RequestId.of((HttpServletRequest) faces.getExternalContext().getRequest());
        LOG.log(Level.SEVERE, thrown, () -> "Request " + id + " failed");
        faces.getExternalContext().redirect("/error.xhtml?id=" + id);
        faces.responseComplete();
        return true;
    }
}
