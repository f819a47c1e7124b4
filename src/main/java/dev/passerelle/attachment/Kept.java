package dev.passerelle.attachment;

/**
 * A file that is on disk to stay.
 *
 * @param id under which it is there
 * @param filename clean, and true about what it is
 * @param size bytes, as kept
 * @param sha256 of the file as it came, as hex
 */
public record Kept(String id, String filename, String mediaType, long size, String sha256) {}
