package anxin.server.notice;

import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.http.Refusal;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Administrators say which systems are told of notices, and see what became of it. */
@RestController
@RequestMapping("/api/webhooks")
class WebhookController {

    private static final int SECRET_BYTES = 32;
    private static final int MOST = 500;

    private final CurrentUser currentUser;
    private final Webhooks webhooks;
    private final SecureRandom random = new SecureRandom();

    WebhookController(CurrentUser currentUser, Webhooks webhooks) {
        this.currentUser = currentUser;
        this.webhooks = webhooks;
    }

    @OpenTo({Role.ADMIN})
    @GetMapping
    List<Webhooks.Webhook> list() {
        return webhooks.all();
    }

    @OpenTo({Role.ADMIN})
    @GetMapping("/deliveries")
    List<Webhooks.Delivery> deliveries() {
        return webhooks.log(MOST);
    }

    @OpenTo({Role.ADMIN})
    @PostMapping
    Added add(@RequestBody @Validated NewWebhook wanted) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        var text = HexFormat.of().formatHex(secret);
        return new Added(webhooks.add(wanted.name().strip(), address(wanted.url()), text, currentUser.get()), text);
    }

    record NewWebhook(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 500) String url) {}

    /** @param secret shown this once */
    record Added(int id, String secret) {}

    private static URI address(String url) {
        try {
            var address = URI.create(url.strip());
            if (List.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Said below, as for one of another form.
        }
        throw Refusal.badRequest(
                "URL_FORM",
                "推送地址须以 http:// 或 https:// 开头并写明主机名；请更正。",
                "The address must begin with http:// or https:// and name a host; correct it.");
    }

    @OpenTo({Role.ADMIN})
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable int id) {
        if (!webhooks.end(id)) {
            throw Refusal.notFound(
                    "NO_WEBHOOK",
                    "没有这个推送地址，可能已经停用；请刷新列表。",
                    "There is no such webhook, or not any more; reload the list.");
        }
    }
}
