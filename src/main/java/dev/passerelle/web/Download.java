package dev.passerelle.web;

import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A file that takes the place of a page: what a plain link to the page of a screen gives.
 *
 * @param name safe in a header: of our own making, without quotes
 */
public record Download(String name, String mediaType, byte[] content) {

    public void send() {
        var faces = FacesContext.getCurrentInstance();
        var response = faces.getExternalContext();
        response.setResponseContentType(mediaType);
        response.setResponseHeader("Content-Disposition", "attachment; filename=\"" + name + '"');
        response.setResponseContentLength(content.length);
        try {
            response.getResponseOutputStream().write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }
}
