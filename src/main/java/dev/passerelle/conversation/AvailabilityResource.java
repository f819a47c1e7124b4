package dev.passerelle.conversation;

import dev.passerelle.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Asked by a bot before it offers an operator. */
@Path("v1/availability")
@ApplicationScoped
@RolesAllowed(Caller.BOT)
@Produces(MediaType.APPLICATION_JSON)
public class AvailabilityResource {

    @Inject
    Availability availability;

    @GET
    public Availability.Answer availability(@QueryParam("skill") String skill) {
        return availability.of(skill == null || skill.isEmpty() ? null : skill);
    }
}
