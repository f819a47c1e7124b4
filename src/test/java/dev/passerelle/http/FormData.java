package dev.passerelle.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form as browsers send it. */
final class FormData {

    static final String TYPE = "multipart/form-data; boundary=----boundaryOfATest";

    private static final String DELIMITER = "------boundaryOfATest";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    static FormData of(String filename, byte[] file) {
        return new FormData().file(filename, "application/octet-stream", file);
    }

    FormData file(String filename, String type, byte[] file) {
        write(DELIMITER + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + filename
                + "\"\r\nContent-Type: " + type + "\r\n\r\n");
        body.writeBytes(file);
        write("\r\n");
        return this;
    }

    FormData with(String name, String value) {
        write(DELIMITER + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
        return this;
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    Http.Answer post(Api caller, String address) {
        write(DELIMITER + "--\r\n");
        return caller.request("POST", address).bytes(body.toByteArray(), TYPE).send();
    }
}
