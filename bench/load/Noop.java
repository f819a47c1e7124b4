import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;

/** The yardstick: a POST that does nothing. */
@Path("genesys/{key}")
public class Noop {

    @ApplicationPath("webhooks")
    public static class All extends Application {}

    @POST
    public Response post(byte[] body) {
        return Response.ok().build();
    }
}
