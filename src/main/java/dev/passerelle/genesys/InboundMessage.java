package dev.passerelle.genesys;

import java.time.Instant;
import java.util.Map;

/**
 * Something a visitor says. A text, a file, or both.
 *
 * @param messageId ours; a repetition carries the same id and the same time
 * @param time later than that of the message before it
 * @param text at most {@link #LONGEST_TEXT} characters; null with a file alone
 * @param file null with a text alone
 * @param attributes for Architect, which reads them from the first message only; too many are cut, the longest first
 * @param first whether this opens the conversation; then Genesys is asked for the conversation's id
 */
public record InboundMessage(
        Sender sender,
        String messageId,
        Instant time,
        String text,
        File file,
        Map<String, String> attributes,
        boolean first) {

    /** Characters; Genesys' own limit is not documented. */
    public static final int LONGEST_TEXT = 4000;

    /** A file that Genesys fetches: the address must answer without signing in, for an hour at least. */
    public record File(String id, String url, String mime, String filename) {}
}
