package dev.passerelle.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookEntranceTest {

    private final Map<String, Object> answer = new HashMap<>();

    @Test
    void whileTheProductIsAwayGenesysIsToldToComeBack() throws Exception {
        enter(null);

        assertThat(answer).containsEntry("setStatus", 503).containsEntry("setHeader Retry-After", "5");
    }

    @Test
    void whileTheProductStartsGenesysIsToldToComeBack() throws Exception {
        enter(of(ServletContext.class, (name, arguments) -> null));

        assertThat(answer).containsEntry("setStatus", 503);
    }

    @Test
    void theProductAnswersForItself() throws Exception {
        var taken = of(Servlet.class, (name, arguments) -> answer.put("taken by", name));

        enter(of(ServletContext.class, (name, arguments) -> name.equals("getAttribute") ? taken : null));

        assertThat(answer).containsExactly(Map.entry("taken by", "service"));
    }

    private void enter(ServletContext product) throws Exception {
        var own = of(ServletContext.class, (name, arguments) -> name.equals("getContext") ? product : null);
        var entrance = new WebhookEntrance();
        entrance.init(of(ServletConfig.class, (name, arguments) -> name.equals("getServletContext") ? own : null));
        entrance.service(of(HttpServletRequest.class, (name, arguments) -> null), response());
    }

    private HttpServletResponse response() {
        return of(
                HttpServletResponse.class,
                (name, arguments) -> arguments.length == 1
                        ? answer.put(name, arguments[0])
                        : answer.put(name + " " + arguments[0], arguments[1]));
    }

    private interface Answering {
        Object to(String method, Object[] arguments);
    }

    private static <T> T of(Class<T> type, Answering answering) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answering.to(method.getName(), arguments)));
    }
}
