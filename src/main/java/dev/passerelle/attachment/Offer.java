package dev.passerelle.attachment;

/**
 * A file that Genesys says an operator has sent. Nothing of it is certain.
 *
 * @param size bytes; null when Genesys does not say
 * @param source where Genesys says it is, which is only followed to Genesys' own hosts
 */
public record Offer(String filename, String mediaType, Long size, String source) {}
