/**
 * Files of both sides: taken in as a stream, looked at by content, kept in the data directory, and handed out under addresses
 * of our own.
 *
 * <p>A row says what a file is; its bytes are on disk before the row is committed, so a crash leaves at most a file without a
 * row, which a sweep removes. This package must not know conversations: whoever has a message hands over its ids.
 */
package dev.passerelle.attachment;
