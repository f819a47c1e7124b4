package dev.passerelle.security;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks for what {@code passerelle reset-admin} leaves in the data directory: a new password for the first administrator. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ResetTimer {

    private static final Logger LOG = Logger.getLogger(ResetTimer.class.getName());

    @Inject
    Administrators administrators;

    @Inject
    @ConfigProperty(name = "PASSERELLE_DATA_DIR")
    String dataDirectory;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void look() {
        var request = new ResetRequest(Path.of(dataDirectory));
        try {
            var password = request.password();
            if (password.isPresent()) {
                administrators.restoreFirst(password.get());
                request.done();
                LOG.log(
                        Level.INFO,
                        "The password of {0} was reset, as asked for in the data directory",
                        Administrators.FIRST);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "The reset that was asked for cannot be done yet", e);
        }
    }
}
