package dev.passerelle.http;

import dev.passerelle.http.Http.Answer;

/** Calls with one bearer token; without one when it is null. */
record Api(String token) {

    static final Api PLATFORM = new Api(System.getProperty("passerelle.admin.token", "test-platform-token"));
    static final Api NOBODY = new Api(null);

    Http.Request request(String method, String path) {
        return Http.request(method, path).header("Authorization", token == null ? null : "Bearer " + token);
    }

    Answer get(String path) {
        return request("GET", path).send();
    }

    Answer post(String path, Object body) {
        return request("POST", path).json(body).send();
    }

    Answer post(String path) {
        return request("POST", path).send();
    }

    Answer put(String path, Object body) {
        return request("PUT", path).json(body).send();
    }

    Answer delete(String path) {
        return request("DELETE", path).send();
    }

    @Override
    public String toString() {
        return "Api[…]";
    }
}
