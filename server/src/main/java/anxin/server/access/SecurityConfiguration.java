package anxin.server.access;

import anxin.server.http.ProblemWriter;
import anxin.server.http.Refusal;
import anxin.server.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who must be signed in for what, and the headers that protect the console in a browser. */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    static final Set<String> OPEN_TO_ALL = Set.of(
            "/api/session",
            IdentityProvider.BEGIN,
            "/api/password-link",
            "/api/password-link/owner",
            "/api/about",
            "/api/openapi.json",
            "/actuator/health");

    /** What workers reach without an account: no session, no cookie, no scope of anybody who is signed in. */
    static final String WORKERS = "/api/worker/";

    // Element Plus and ECharts set style attributes, and a worker hears a voice note before it is sent; everything else
    // comes from files of our own.
    private static final String CONTENT_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self' data:; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    private static final String DEVICES = "camera=(), microphone=(%s), geolocation=(), payment=(), usb=()";

    /** Workers may speak instead of typing; no other page hears anything. */
    private static final HeaderWriter PERMITTED_DEVICES = (request, response) -> response.setHeader(
            "Permissions-Policy", DEVICES.formatted(request.getRequestURI().startsWith("/w/") ? "self" : ""));

    /** No text of a form or an address holds the character 0, which no database keeps. */
    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf(0) < 0);
        return firewall;
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            SecurityContextRepository contexts,
            ProblemWriter problems,
            CurrentUser currentUser,
            LimitProperties limits,
            TurnedAway turnedAway,
            ProviderLogin provider)
            throws Exception {
        if (provider.isConfigured()) {
            http.oauth2Login(provider::customize);
        }
        return http.csrf(csrf -> csrf.spa()
                        .csrfTokenRepository(new CsrfTokens())
                        .ignoringRequestMatchers(SessionContexts::keyIn)
                        .ignoringRequestMatchers(SecurityConfiguration::ofWorkers))
                .addFilterBefore(new RequestLimitFilter(limits, problems), CsrfFilter.class)
                .addFilterBefore(new RowScopeFilter(currentUser), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(OPEN_TO_ALL.toArray(String[]::new))
                        .permitAll()
                        .requestMatchers(SecurityConfiguration::ofWorkers)
                        .permitAll()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .requestMatchers(HttpMethod.GET, "/**")
                        .permitAll()
                        .requestMatchers("/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .securityContext(context -> context.securityContextRepository(contexts))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, e) -> {
                            if (e instanceof AuthenticationServiceException) {
                                problems.write(request, response, DATABASE_AWAY);
                            } else {
                                var refusal = notSignedIn(request);
                                turnedAway.count(request.getRemoteAddr(), refusal.code());
                                problems.write(request, response, refusal);
                            }
                        })
                        .accessDeniedHandler((request, response, _) -> {
                            turnedAway.count(request.getRemoteAddr(), PAGE_TOO_OLD.code());
                            problems.write(request, response, PAGE_TOO_OLD);
                        }))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .addHeaderWriter(PERMITTED_DEVICES)
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN)))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .build();
    }

    static boolean ofWorkers(HttpServletRequest request) {
        return request.getServletPath().startsWith(WORKERS);
    }

    private static final Refusal PAGE_TOO_OLD = Refusal.forbidden(
            "REFUSED",
            "这个请求没有被接受：页面可能已过期，或您没有相应的权限；请刷新页面后再试。",
            "The request was not accepted: the page may be too old, or you may not do this; reload the page and try again.");

    private static final Refusal DATABASE_AWAY = new Refusal(
            HttpStatus.SERVICE_UNAVAILABLE,
            "DATABASE_AWAY",
            new Words(
                    "数据库暂时连不上；请稍后再试，仍不行请联系系统管理员。",
                    "The database cannot be reached just now; try again shortly, or ask the system administrator."));

    private static Refusal notSignedIn(HttpServletRequest request) {
        if (SessionContexts.keyIn(request)) {
            return new Refusal(
                    HttpStatus.UNAUTHORIZED,
                    "KEY_NOT_VALID",
                    new Words(
                            "接口密钥无效、已过期或已撤回；请核对密钥，或联系系统管理员重新生成。",
                            "The API key is not valid, has expired or was withdrawn; check it, or ask the system administrator for a new one."));
        }
        return SessionContexts.cookieIn(request)
                ? new Refusal(
                        HttpStatus.UNAUTHORIZED,
                        "SESSION_ENDED",
                        new Words(
                                "登录已过期；请重新登录，未提交的内容需要再填一次。",
                                "Your session has ended; please sign in again. What was not sent must be entered again."))
                : new Refusal(
                        HttpStatus.UNAUTHORIZED,
                        "NOT_SIGNED_IN",
                        new Words("您还没有登录；请先登录。", "You are not signed in; please sign in first."));
    }
}
