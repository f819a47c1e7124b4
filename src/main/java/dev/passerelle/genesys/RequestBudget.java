package dev.passerelle.genesys;

import jakarta.enterprise.context.ApplicationScoped;

/** How much of a bot's minute is left. Texts always go; the rest gives way to them. */
@ApplicationScoped
public class RequestBudget {

    /** Whether a state may be read now. */
    public boolean mayPoll() {
        return true;
    }

    /** Whether a receipt may be sent now. */
    public boolean mayReceipt() {
        return true;
    }

    /** Whether a typing event may be sent now. */
    public boolean mayType() {
        return true;
    }
}
