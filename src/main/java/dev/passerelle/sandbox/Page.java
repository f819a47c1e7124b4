package dev.passerelle.sandbox;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Genesys' classic paging: {@code pageSize} and {@code pageNumber}, with relative addresses of the neighbours. */
record Page(int size, int number, String path) {

    static Page asked(UriInfo uri, int largest) {
        int size = parameter(uri, "pageSize", 25);
        int number = parameter(uri, "pageNumber", 1);
        if (size < 1 || size > largest || number < 1) {
            throw GenesysError.badRequest("pageSize must be between 1 and " + largest + ", pageNumber at least 1");
        }
        return new Page(size, number, "/" + uri.getPath().replaceFirst("^/", ""));
    }

    private static int parameter(UriInfo uri, String name, int otherwise) {
        var value = uri.getQueryParameters().getFirst(name);
        try {
            return value == null || value.isEmpty() ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw GenesysError.invalidValue(value, "Integer", "integers");
        }
    }

    JsonObject of(List<JsonObject> all) {
        int pages = Math.max(1, (all.size() + size - 1) / size);
        int from = (int) Math.min(all.size(), (number - 1L) * size);
        return Wire.object(
                "entities",
                all.subList(from, Math.min(all.size(), from + size)),
                "pageSize",
                size,
                "pageNumber",
                number,
                "total",
                all.size(),
                "firstUri",
                uri(1),
                "lastUri",
                uri(pages),
                "nextUri",
                number < pages ? uri(number + 1) : null,
                "previousUri",
                number > 1 ? uri(number - 1) : null,
                "selfUri",
                uri(number),
                "pageCount",
                all.isEmpty() ? 0 : pages);
    }

    private String uri(int page) {
        return path + "?pageSize=" + size + "&pageNumber=" + page;
    }
}
