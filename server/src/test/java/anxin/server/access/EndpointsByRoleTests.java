package anxin.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint there is, asked by every role: it answers those it is declared for and refuses all others. */
@ServerTest
class EndpointsByRoleTests {

    private static final String PASSWORD = "for tests only";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Environment environment;

    private final Map<Role, Caller> callers = new EnumMap<>(Role.class);

    private record Endpoint(String method, String path, List<Role> roles) {}

    @BeforeEach
    void oneOfEachRoleIsSignedIn() {
        // Whoever and whatever session has the number 1, which is put into addresses, must not be theirs who ask.
        accounts.put("somebody-else", "别处的人", Role.LEADER, 620_000_000, PASSWORD);
        Caller.signedIn(environment, "somebody-else", PASSWORD);
        for (var role : Role.values()) {
            var login = "one-" + role.name().toLowerCase(java.util.Locale.ROOT);
            accounts.put(login, role.words().zh(), role, 500_101_000, PASSWORD);
            callers.put(role, Caller.signedIn(environment, login, PASSWORD));
        }
    }

    @Test
    void everyEndpointAnswersTheRolesItIsDeclaredForAndNobodyElse() {
        var endpoints = endpoints();
        assertThat(endpoints).hasSizeGreaterThan(20);
        var wrong = new ArrayList<String>();
        for (var endpoint : endpoints) {
            int stranger = call(new Caller(environment), endpoint);
            if (stranger != 401 && stranger != 403) {
                wrong.add("a stranger got " + stranger + " from " + endpoint);
            }
            for (var role : Role.values()) {
                int status = call(callers.get(role), endpoint);
                boolean refused = status == 401 || status == 403;
                if (refused == endpoint.roles().contains(role) || status >= 500) {
                    wrong.add(role + " got " + status + " from " + endpoint);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void onlyAdministratorsReloadThePacks() {
        assertThat(endpoints())
                .filteredOn(endpoint -> endpoint.path().equals("/api/packs/reload"))
                .singleElement()
                .extracting(Endpoint::roles)
                .isEqualTo(List.of(Role.ADMIN));
    }

    private List<Endpoint> endpoints() {
        var endpoints = new ArrayList<Endpoint>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            var declared = handler.getMethodAnnotation(OpenTo.class);
            if (EndpointGuard.isOurs(handler) && declared != null) {
                for (var method : mapping.getMethodsCondition().getMethods()) {
                    for (var path : mapping.getPatternValues()) {
                        endpoints.add(new Endpoint(
                                method.name(), path.replaceAll("\\{[^}]*}", "1"), Arrays.asList(declared.value())));
                    }
                }
            }
        });
        return endpoints;
    }

    private static int call(Caller caller, Endpoint endpoint) {
        caller.get("/api/session");
        var json = !endpoint.path().equals("/api/imports");
        return caller.send(
                        HttpRequest.newBuilder()
                                .method(
                                        endpoint.method(),
                                        endpoint.method().equals("GET")
                                                ? BodyPublishers.noBody()
                                                : BodyPublishers.ofString(json ? "{}" : "--b--\r\n"))
                                .header("Content-Type", json ? "application/json" : "multipart/form-data; boundary=b"),
                        endpoint.path())
                .statusCode();
    }
}
