package dev.passerelle.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Checks an administrator's password. */
@ApplicationScoped
public class AdministratorStore implements IdentityStore {

    @Inject
    Administrators administrators;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof UsernamePasswordCredential given)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return administrators
                .verified(given.getCaller(), given.getPassword().getValue())
                .map(found -> new CredentialValidationResult(found.login(), Set.of(Caller.ADMINISTRATOR)))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }
}
