import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The yardstick of bench/streams: GET keeps an event stream open, POST sends its body to all of them. */
@WebServlet(urlPatterns = "/streams", asyncSupported = true)
public class BareStreams extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private final transient List<AsyncContext> open = new CopyOnWriteArrayList<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        response.flushBuffer();
        var context = request.startAsync();
        context.setTimeout(0);
        open.add(context);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var event = ("data: " + new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8) + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
        for (var context : open) {
            context.getResponse().getOutputStream().write(event);
            context.getResponse().flushBuffer();
        }
    }
}
