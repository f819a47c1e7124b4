package dev.passerelle.sandbox;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import java.io.IOException;
import java.net.Socket;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets a call end as a crash of the other side ends it: with a reset, and without an answer. The Servlet API has no word
 * for that, so this asks Liberty's own objects for the socket, by their public methods.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class Connections implements Filter {

    private static final Logger LOG = Logger.getLogger(Connections.class.getName());
    private static final String[] TO_THE_SOCKET = {
        "getIRequest", "getHttpInboundConnection", "getTCPConnectionContext", "getSocketIOChannel", "getSocket"
    };

    private final ThreadLocal<ServletRequest> current = new ThreadLocal<>();
    private static volatile Connections instance;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        instance = this;
        current.set(request);
        try {
            chain.doFilter(request, response);
        } finally {
            current.remove();
        }
    }

    /** Cuts the connection of the call that this thread answers. */
    static void cut() {
        try {
            var socket = (Socket) socket(instance.current.get());
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (ReflectiveOperationException | IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "The sandbox could not cut a connection", e);
        }
    }

    private static Object socket(ServletRequest request) throws ReflectiveOperationException {
        var at = (Object) request;
        while (at instanceof ServletRequestWrapper wrapper) {
            at = wrapper.getRequest();
        }
        for (String each : TO_THE_SOCKET) {
            at = at.getClass().getMethod(each).invoke(at);
        }
        return at;
    }
}
