package dev.passerelle.genesys;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Stands where the network begins: keeps what would have been sent, read from the interface's annotations. */
class FakeDoor extends Clients {

    /** @param template the path with its parameters' names, as a contract lists it */
    record Request(
            String method,
            String template,
            String path,
            Map<String, String> query,
            String authorization,
            String body) {}

    final List<Request> requests = new ArrayList<>();
    final List<Request> logins = new ArrayList<>();
    private final Deque<Supplier<Response>> answers = new ArrayDeque<>();
    private final Deque<Supplier<Response>> loginAnswers = new ArrayDeque<>();

    void answers(Response... next) {
        Stream.of(next).forEach(one -> answers.add(() -> one));
    }

    void fails(RuntimeException failure) {
        answers.add(() -> {
            throw failure;
        });
    }

    void loginAnswers(Response... next) {
        Stream.of(next).forEach(one -> loginAnswers.add(() -> one));
    }

    void loginFails(RuntimeException failure) {
        loginAnswers.add(() -> {
            throw failure;
        });
    }

    Request last() {
        return requests.get(requests.size() - 1);
    }

    @Override
    GenesysApi api(Region region) {
        return proxy(GenesysApi.class, requests, answers);
    }

    @Override
    GenesysLogin login(Region region) {
        return proxy(GenesysLogin.class, logins, loginAnswers);
    }

    private static <T> T proxy(Class<T> type, List<Request> requests, Deque<Supplier<Response>> answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    requests.add(request(type, method, arguments));
                    var answer = answers.poll();
                    return answer == null ? FakeResponse.ok("{}") : answer.get();
                }));
    }

    private static Request request(Class<?> type, Method method, Object[] arguments) {
        var template = "/" + type.getAnnotation(Path.class).value();
        if (method.isAnnotationPresent(Path.class)) {
            template += "/" + method.getAnnotation(Path.class).value();
        }
        var path = template;
        var query = new TreeMap<String, String>();
        String authorization = null;
        String body = null;
        var parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            var value = arguments[i];
            if (parameters[i].isAnnotationPresent(PathParam.class)) {
                var name = parameters[i].getAnnotation(PathParam.class).value();
                path = path.replace("{" + name + "}", value.toString());
            } else if (parameters[i].isAnnotationPresent(QueryParam.class)) {
                if (value != null) {
                    query.put(parameters[i].getAnnotation(QueryParam.class).value(), value.toString());
                }
            } else if (parameters[i].isAnnotationPresent(HeaderParam.class)) {
                authorization = (String) value;
            } else {
                body = new String((byte[]) value, StandardCharsets.UTF_8);
            }
        }
        return new Request(verb(method), template, path, query, authorization, body);
    }

    static String verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .map(HttpMethod::value)
                .findFirst()
                .orElseThrow();
    }
}
