package dev.passerelle.conversation;

/** Something said that waits to be written, from either side. */
sealed interface Incoming {

    String bot();

    String conversation();

    /** @param clientMessageId under which it is stored once; null to store it in any case */
    record FromVisitor(String bot, String conversation, String text, String clientMessageId) implements Incoming {}

    record FromGenesys(String bot, Arrival arrival) implements Incoming {

        @Override
        public String conversation() {
            return arrival.conversation();
        }
    }

    /**
     * Where it went.
     *
     * @param message what was stored; null when nothing was
     */
    record Placement(Arrivals.Placed placed, Message message) {}
}
