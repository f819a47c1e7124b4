package dev.passerelle.sandbox;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messaging settings, supported content and the threading timeline. */
@Path("api/v2/conversations/messaging")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProfilesResource {

    private static final String PATH = "/api/v2/conversations/messaging/";
    private static final int LONGEST_MINUTES = 4_320;

    @Inject
    Sandbox sandbox;

    @Inject
    Caller caller;

    @GET
    @Path("settings")
    @Needs(all = "messaging:setting:view")
    public JsonObject settings(@Context UriInfo uri) {
        return page(uri, caller.organisation().messagingSettings);
    }

    @GET
    @Path("settings/{id}")
    @Needs(all = "messaging:setting:view")
    public JsonObject setting(@PathParam("id") String id) {
        return one(caller.organisation().messagingSettings, id);
    }

    @POST
    @Path("settings")
    @Needs(all = "messaging:setting:add")
    public JsonObject addSetting(String text) {
        var body = Body.of(text);
        body.optionalObject("event")
                .flatMap(each -> each.optionalObject("typing"))
                .flatMap(each -> each.optionalObject("on"))
                .ifPresent(ProfilesResource::checkDirections);
        return add(caller.organisation().messagingSettings, body, "settings");
    }

    @GET
    @Path("supportedcontent")
    @Needs(all = "messaging:supportedContent:view")
    public JsonObject supportedContents(@Context UriInfo uri) {
        return page(uri, caller.organisation().supportedContents);
    }

    @GET
    @Path("supportedcontent/{id}")
    @Needs(all = "messaging:supportedContent:view")
    public JsonObject supportedContent(@PathParam("id") String id) {
        return one(caller.organisation().supportedContents, id);
    }

    @POST
    @Path("supportedcontent")
    @Needs(any = "messaging:supportedContent:add")
    public JsonObject addSupportedContent(String text) {
        return add(caller.organisation().supportedContents, Body.of(text), "supportedcontent");
    }

    @GET
    @Path("threadingtimeline")
    @Needs(all = "conversation:threadingTimeline:view")
    public JsonObject threading() {
        var setting =
                Wire.object("messengerType", "open", "timeoutInMinutes", caller.organisation().terms.threadingMinutes);
        return Wire.object("settings", List.of(setting), "defaultTimeoutMinutes", LONGEST_MINUTES);
    }

    @PUT
    @Path("threadingtimeline")
    @Needs(all = "conversation:threadingTimeline:edit")
    public JsonObject setThreading(String text) {
        var organisation = caller.organisation();
        for (Body each : Body.of(text).objects("settings")) {
            if (each.text("messengerType").equals("open")) {
                var minutes = minutes(each);
                sandbox.in(
                        organisation,
                        () -> organisation.terms = organisation.terms.with(Wire.object("threadingMinutes", minutes)));
            }
        }
        return threading();
    }

    private static int minutes(Body setting) {
        int minutes = setting.json().getInt("timeoutInMinutes", -1);
        if (minutes < 0 || minutes > LONGEST_MINUTES) {
            throw GenesysError.badRequest("timeoutInMinutes must be between 0 and " + LONGEST_MINUTES);
        }
        return minutes;
    }

    private static void checkDirections(Body on) {
        for (String direction : List.of("inbound", "outbound")) {
            if (on.has(direction)) {
                on.oneOf(direction, "SettingDirection", "Enabled", "Disabled");
            }
        }
    }

    private JsonObject page(UriInfo uri, Map<String, JsonObject> profiles) {
        var page = Page.asked(uri, 100);
        return sandbox.look(caller.organisation(), () -> page.of(List.copyOf(profiles.values())));
    }

    private JsonObject one(Map<String, JsonObject> profiles, String id) {
        return Optional.ofNullable(profiles.get(id)).orElseThrow(GenesysError::notFound);
    }

    private JsonObject add(Map<String, JsonObject> profiles, Body body, String kind) {
        body.text("name");
        var id = Ids.uuid();
        var now = sandbox.now();
        var made = Wire.object("id", id, "dateCreated", now, "dateModified", now, "selfUri", PATH + kind + "/" + id);
        var profile = Wire.merge(body.json(), made);
        return sandbox.in(caller.organisation(), () -> {
            profiles.put(id, profile);
            return profile;
        });
    }
}
