package dev.passerelle.conversation;

import dev.passerelle.connector.Connectors;
import dev.passerelle.genesys.Genesys;
import dev.passerelle.genesys.GenesysException;
import dev.passerelle.genesys.RequestBudget;
import dev.passerelle.work.WorkHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Confirms operators' messages to Genesys. Best effort: a receipt that is late tells nobody anything. */
@ApplicationScoped
class ReceiptSender implements WorkHandler {

    static final String KIND = "RECEIPT";

    private static final Duration WORTH_TELLING = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Inject
    Receipts receipts;

    @Inject
    Genesys genesys;

    @Inject
    RequestBudget budget;

    @Inject
    Connectors connectors;

    @Inject
    Clock clock;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome perform(String conversation, int attempts) {
        for (var receipt : receipts.owed(conversation)) {
            if (!receipt.isOlderThan(clock.instant().minus(WORTH_TELLING)) && !sent(receipt)) {
                return new Outcome.Later(clock.instant().plus(PAUSE));
            }
            receipts.settled(receipt);
        }
        return Outcome.DONE;
    }

    private boolean sent(OperatorReceipt receipt) {
        if (!budget.mayReceipt()) {
            return false;
        }
        try {
            connectors
                    .genesysIntegration(receipt.integration())
                    .ifPresent(
                            integration -> genesys.receipt(integration, receipt.conversation(), receipt.externalId()));
            return true;
        } catch (GenesysException.Rejected | GenesysException.Gone never) {
            return true;
        } catch (GenesysException later) {
            return false;
        }
    }
}
