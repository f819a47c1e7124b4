package dev.passerelle.genesys;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The token endpoint of one region. Public only because MicroProfile's proxy of it lives in another package. */
@Path("oauth/token")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public interface GenesysLogin {

    @POST
    Response token(@HeaderParam(HttpHeaders.AUTHORIZATION) String basic, byte[] form);
}
