package dev.passerelle.connector;

import dev.passerelle.genesys.Credentials;
import dev.passerelle.tenant.Tenant;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;

/** Checks beside the page that shows them: Genesys may take seconds for each answer. */
@ApplicationScoped
class RunningChecks {

    @Resource
    ManagedExecutorService executor;

    @Inject
    ConnectionCheck check;

    /** Begins {@link ConnectionCheck#run} for the bot in force. */
    RunningCheck start(Credentials credentials, Locale locale) {
        var bot = Tenant.current();
        var running = new RunningCheck();
        executor.execute(() -> {
            try {
                Tenant.run(bot, () -> check.run(credentials, locale, running::add));
            } finally {
                running.end();
            }
        });
        return running;
    }
}
