package dev.passerelle.sandbox;

import java.util.Map;

/** A file kept for the other side to fetch. */
record Download(String id, String mime, String filename, byte[] bytes) {

    private static final Map<String, String> KINDS = Map.of("image", "Image", "video", "Video", "audio", "Audio");

    static String mediaType(String mime) {
        return KINDS.getOrDefault(mime.substring(0, Math.max(0, mime.indexOf('/'))), "File");
    }

    String path() {
        return "/api/v2/downloads/" + id;
    }
}
