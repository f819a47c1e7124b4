package dev.passerelle.genesys;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The platform API of one region, call by call. Bodies are bytes, so that what is sent is what was tested.
 *
 * <p>Public only because MicroProfile's proxy of it lives in another package: use {@link Genesys}.
 */
@Path("api/v2")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface GenesysApi {

    String INTEGRATIONS = "conversations/messaging/integrations/open";
    String INTEGRATION = INTEGRATIONS + "/{id}";
    String MESSAGES = "conversations/messages";
    String INBOUND = MESSAGES + "/{integration}/inbound/open";

    @GET
    @Path(INTEGRATIONS)
    Response integrations(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @QueryParam("pageSize") int pageSize,
            @QueryParam("pageNumber") int pageNumber);

    @POST
    @Path(INTEGRATIONS)
    Response createIntegration(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, byte[] body);

    @GET
    @Path(INTEGRATION)
    Response integration(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("id") String id);

    @PATCH
    @Path(INTEGRATION)
    Response updateIntegration(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("id") String id, byte[] body);

    @DELETE
    @Path(INTEGRATION)
    Response deleteIntegration(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("id") String id);

    /** @param prefetch true to be told the conversation's id; null leaves the parameter out */
    @POST
    @Path(INBOUND + "/message")
    Response message(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @PathParam("integration") String integration,
            @QueryParam("prefetchConversationId") Boolean prefetch,
            byte[] body);

    @POST
    @Path(INBOUND + "/event")
    Response event(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @PathParam("integration") String integration,
            byte[] body);

    @POST
    @Path(INBOUND + "/receipt")
    Response receipt(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @PathParam("integration") String integration,
            byte[] body);

    @POST
    @Path(INBOUND + "/structured/response")
    Response structuredResponse(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @PathParam("integration") String integration,
            byte[] body);

    @GET
    @Path(MESSAGES + "/{id}/details")
    Response messageDetails(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @PathParam("id") String messageId,
            @QueryParam("useNormalizedMessage") Boolean normalized);

    @GET
    @Path(MESSAGES + "/{id}")
    Response messageConversation(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("id") String id);

    @PATCH
    @Path(MESSAGES + "/{id}/participants/{participant}")
    Response updateParticipant(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @PathParam("id") String conversation,
            @PathParam("participant") String participant,
            byte[] body);

    @GET
    @Path("conversations/{id}")
    Response conversation(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("id") String id);

    @GET
    @Path("routing/queues")
    Response queues(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @QueryParam("pageSize") int pageSize,
            @QueryParam("pageNumber") int pageNumber);

    @POST
    @Path("analytics/queues/observations/query")
    Response observations(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, byte[] body);

    @GET
    @Path("routing/queues/{id}/mediatypes/message/estimatedwaittime")
    Response estimatedWait(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("id") String queue);

    @GET
    @Path("routing/message/recipients")
    Response recipients(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token,
            @QueryParam("messengerType") String messengerType,
            @QueryParam("pageSize") int pageSize);

    @GET
    @Path("users/{id}")
    Response user(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, @PathParam("id") String id);

    @GET
    @Path("tokens/me")
    Response tokenInfo(@HeaderParam(HttpHeaders.AUTHORIZATION) String token);

    @GET
    @Path("authorization/subjects/me")
    Response subject(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String token, @QueryParam("includeFullRoles") boolean full);
}
