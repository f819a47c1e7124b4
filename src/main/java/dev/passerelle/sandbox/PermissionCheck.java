package dev.passerelle.sandbox;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.stream.Stream;

/** Refuses what the organisation's client may not do, in the words that go with the kind of the call. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class PermissionCheck implements ContainerRequestFilter {

    @Context
    ResourceInfo resource;

    @Inject
    Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        var needs = resource.getResourceMethod().getAnnotation(Needs.class);
        if (needs == null) {
            return;
        }
        var allowed = caller.organisation().allowed();
        var missing = allowed.missing(needs.all());
        if (!missing.isEmpty()) {
            throw GenesysError.missingPermissions(missing);
        }
        if (needs.any().length > 0 && Stream.of(needs.any()).noneMatch(allowed::held)) {
            throw GenesysError.missingAnyPermissions(List.of(needs.any()));
        }
    }
}
