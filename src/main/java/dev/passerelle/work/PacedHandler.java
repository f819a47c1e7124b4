package dev.passerelle.work;

import java.time.Duration;

/** Does work that thousands of bots may owe at once, and that the world outside takes only so fast. */
public interface PacedHandler extends WorkHandler {

    /**
     * Waits until one more piece may begin on this node. Called by one thread.
     *
     * @param most how long to wait for that
     * @return whether it may; otherwise the rest stays in its rows until later
     */
    boolean awaitTurn(Duration most);
}
