package anxin.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private ApiKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    private final Map<Role, Caller> callers = new EnumMap<>(Role.class);

    private final Map<KeyScope, Caller> programs = new EnumMap<>(KeyScope.class);

    private record Endpoint(
            String method, String path, List<Role> roles, List<KeyScope> keys, boolean beforeSecondFactor) {}

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
        for (var scope : KeyScope.values()) {
            long program = keys.addProgram("用来" + scope.words().zh(), 500_101_000, 1);
            var key = keys.add(program, scope, Instant.now().plus(Duration.ofDays(1)));
            programs.put(scope, new Caller(environment).withKey(key.key()));
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
    void withoutTheSecondFactorOfTheirsNobodyReachesAnythingElse() {
        // They have one, and came in by a password alone.
        jdbc.sql("""
                        insert into access.second_factor (user_id, secret, begun_at, confirmed_at)
                        select id, '', now(), now() from access.account_user where login like 'one-%'
                        on conflict (user_id) do update set confirmed_at = now()
                        """).update();
        var wrong = new ArrayList<String>();
        for (var endpoint : endpoints()) {
            for (var role : Role.values()) {
                var answer = ask(callers.get(role), endpoint);
                boolean refused = answer.statusCode() == 403 && answer.body().contains("SECOND_FACTOR_TO_SHOW");
                if (refused == endpoint.beforeSecondFactor()) {
                    wrong.add(role + " got " + answer.statusCode() + " from " + endpoint);
                }
            }
        }
        jdbc.sql("delete from access.second_factor").update();

        assertThat(wrong).isEmpty();
        assertThat(endpoints())
                .filteredOn(Endpoint::beforeSecondFactor)
                .extracting(endpoint -> endpoint.method() + " " + endpoint.path())
                .containsExactlyInAnyOrder(
                        "POST /api/session/second-factor",
                        "PUT /api/session/second-factor",
                        "POST /api/session/second-factor/code",
                        "POST /api/session/proof");
    }

    @Test
    void everyEndpointAnswersTheKeysItIsDeclaredForAndNoOthers() {
        var endpoints = new ArrayList<>(endpoints());
        for (var open : List.of("/api/session", "/api/about", "/api/sign-in")) {
            endpoints.add(new Endpoint("GET", open, List.of(), List.of(), false));
        }
        assertThat(endpoints)
                .filteredOn(endpoint -> !endpoint.keys().isEmpty())
                .extracting(Endpoint::path)
                .contains("/api/imports", "/api/imports/1", "/api/clues/inbound")
                .allMatch(path -> Stream.of("/api/imports", "/api/templates", "/api/clues/inbound")
                        .anyMatch(path::startsWith));
        var wrong = new ArrayList<String>();
        for (var endpoint : endpoints) {
            programs.forEach((scope, program) -> {
                int status = call(program, endpoint);
                boolean refused = status == 401 || status == 403;
                if (refused == endpoint.keys().contains(scope) || status >= 500) {
                    wrong.add("a key to " + scope + " got " + status + " from " + endpoint);
                }
            });
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
                                method.name(),
                                path.replaceAll("\\{[^}]*}", "1"),
                                Arrays.asList(declared.value()),
                                Arrays.asList(declared.keys()),
                                declared.beforeSecondFactor()));
                    }
                }
            }
        });
        return endpoints;
    }

    private static int call(Caller caller, Endpoint endpoint) {
        return ask(caller, endpoint).statusCode();
    }

    private static HttpResponse<String> ask(Caller caller, Endpoint endpoint) {
        caller.get("/api/session");
        var json = !endpoint.path().endsWith("/imports");
        return caller.send(
                HttpRequest.newBuilder()
                        .method(
                                endpoint.method(),
                                endpoint.method().equals("GET")
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(json ? "{}" : "--b--\r\n"))
                        .header("Content-Type", json ? "application/json" : "multipart/form-data; boundary=b"),
                endpoint.path());
    }
}
