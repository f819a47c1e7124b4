package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Base64;
import java.util.List;

/** What can be done with one conversation at the desk. */
@Path("desk/api/organisations/{clientId}/conversations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DeskConversationResource {

    private static final int LARGEST_FILE = 25 * 1024 * 1024;

    @Inject
    Sandbox sandbox;

    @Inject
    Desk desk;

    @PathParam("clientId")
    String clientId;

    @PathParam("id")
    String id;

    @GET
    public JsonObject read() {
        var organisation = organisation();
        return sandbox.look(organisation, () -> new DeskJson(organisation).detail(desk.conversation(organisation, id)));
    }

    @POST
    @Path("accept")
    public JsonObject accept(String text) {
        desk.accept(organisation(), id, operator(Fields.of(text, "operator")));
        return read();
    }

    @POST
    @Path("decline")
    public JsonObject decline(String text) {
        desk.decline(organisation(), id, operator(Fields.of(text, "operator")));
        return read();
    }

    /** {@code delayMillis} holds the webhook back, so that a later message overtakes it. */
    @POST
    @Path("messages")
    public Response say(String text) {
        var fields = Fields.of(text, "operator", "text", "delayMillis");
        int delay = fields.number("delayMillis").orElse(0);
        return accepted(desk.say(organisation(), id, operator(fields), fields.text("text"), delay));
    }

    @POST
    @Path("typing")
    public JsonObject typing(String text) {
        return Wire.object("sent", desk.typing(organisation(), id, operator(Fields.of(text, "operator"))));
    }

    /** The body is the file. */
    @POST
    @Path("attachments")
    @Consumes(MediaType.WILDCARD)
    public Response sendFile(
            @QueryParam("operator") String operator,
            @QueryParam("filename") @DefaultValue("file") String filename,
            @QueryParam("text") String text,
            @HeaderParam("Content-Type") String mime,
            @Context UriInfo uri,
            byte[] bytes) {
        if (operator == null || mime == null || bytes.length == 0 || bytes.length > LARGEST_FILE) {
            throw Fields.invalid("An operator, a Content-Type and 1 byte to 25 MiB are needed.");
        }
        var download = new Download(Ids.uuid(), mime.replaceFirst(";.*", "").strip(), filename, bytes);
        var base = uri.getBaseUri().toString().replaceAll("/$", "");
        return accepted(desk.sendFiles(organisation(), id, operator, List.of(download), text, base));
    }

    /** Several files in one message, which Genesys' own rules do not foresee. */
    @POST
    @Path("files")
    public Response sendFiles(String text, @Context UriInfo uri) {
        var fields = Fields.of(text, "operator", "text", "files");
        var downloads = fields.objects("files").stream()
                .map(DeskConversationResource::download)
                .toList();
        var base = uri.getBaseUri().toString().replaceAll("/$", "");
        var words = fields.optional("text").orElse(null);
        return accepted(desk.sendFiles(organisation(), id, operator(fields), downloads, words, base));
    }

    private static Download download(Fields file) {
        try {
            var bytes = Base64.getDecoder().decode(file.text("base64"));
            return new Download(Ids.uuid(), file.text("mime"), file.text("filename"), bytes);
        } catch (IllegalArgumentException e) {
            throw Fields.invalid("'base64' is not base64.");
        }
    }

    @POST
    @Path("transfer")
    public JsonObject transfer(String text) {
        var fields = Fields.of(text, "operator", "queue", "toOperator", "timeoutMillis");
        if (fields.optional("queue").isPresent()) {
            desk.transferToQueue(organisation(), id, operator(fields), fields.text("queue"));
        } else {
            var other = fields.text("toOperator");
            desk.transferToOperator(organisation(), id, operator(fields), other);
            desk.unansweredAfter(
                    organisation(), id, other, fields.number("timeoutMillis").orElse(0));
        }
        return read();
    }

    /** The queue offers it to one operator; without an answer in time it is offered no more. */
    @POST
    @Path("ring")
    public JsonObject ring(String text) {
        var fields = Fields.of(text, "operator", "timeoutMillis");
        desk.ring(
                organisation(),
                id,
                operator(fields),
                fields.number("timeoutMillis").orElse(0));
        return read();
    }

    /** A second operator beside the first; each leaves by {@code disconnect}. */
    @POST
    @Path("conference")
    public JsonObject conference(String text) {
        var fields = Fields.of(text, "operator", "with");
        desk.conference(organisation(), id, operator(fields), fields.text("with"));
        return read();
    }

    @POST
    @Path("disconnect")
    public JsonObject disconnect(String text) {
        var fields = Fields.of(text, "operator", "disconnectType", "customerStays");
        var type = fields.optional("disconnectType").orElse("client");
        var stays = fields.has("customerStays") ? fields.flag("customerStays") : null;
        desk.disconnect(organisation(), id, operator(fields), type, stays);
        return read();
    }

    /** By the platform: {@code inactivity}, {@code session.expired}, {@code system}, … */
    @POST
    @Path("disconnect-customer")
    public JsonObject disconnectCustomer(String text) {
        var type = Fields.of(text, "disconnectType").optional("disconnectType").orElse("inactivity");
        desk.disconnectCustomer(organisation(), id, type);
        return read();
    }

    @DELETE
    @Consumes(MediaType.WILDCARD)
    public void purge() {
        desk.purge(organisation(), id);
    }

    @POST
    @Path("wrapup")
    public JsonObject wrapUp(String text) {
        var fields = Fields.of(text, "operator", "code");
        desk.wrapUp(organisation(), id, operator(fields), fields.text("code"));
        return read();
    }

    @POST
    @Path("quick-replies")
    public Response quickReplies(String text) {
        var fields = Fields.of(text, "text", "replies");
        var words = fields.text("text");
        var replies = fields.strings("replies");
        return accepted(desk.bySystem(organisation(), id, outbound -> outbound.quickReplies(words, replies)));
    }

    /** About the given message of the visitor, or else his last one. */
    @POST
    @Path("receipts")
    public Response receipt(String text) {
        var fields = Fields.of(text, "messageId", "status", "reason");
        var status = fields.optional("status").orElse("Delivered");
        return accepted(desk.bySystem(organisation(), id, outbound -> {
            var about = outbound.conversation().messages.values().stream()
                    .filter(each -> each.inbound)
                    .filter(each ->
                            fields.optional("messageId").map(each.id::equals).orElse(true))
                    .reduce((first, second) -> second)
                    .orElseThrow(() -> Problem.missing("message"));
            return outbound.receipt(about, status, fields.optional("reason").orElse(null));
        }));
    }

    @POST
    @Path("unknown-kind")
    public Response unknownKind(String text) {
        var type = Fields.of(text, "type").optional("type").orElse("Hologram");
        return accepted(desk.bySystem(organisation(), id, outbound -> outbound.unknown(type)));
    }

    /** The last webhook once more, byte for byte. */
    @POST
    @Path("duplicate")
    public Response duplicate(String text) {
        Fields.of(text);
        return accepted(desk.bySystem(organisation(), id, outbound -> {
            var last = organisation().postings.stream()
                    .filter(each -> each.conversationId.equals(id))
                    .reduce((first, second) -> second)
                    .orElseThrow(() -> Problem.missing("webhook"));
            return outbound.again(last);
        }));
    }

    private Organisation organisation() {
        return sandbox.known(clientId);
    }

    private static String operator(Fields fields) {
        return fields.text("operator");
    }

    private static Response accepted(Posting posting) {
        return Response.accepted(DeskJson.posting(posting)).build();
    }
}
