package anxin.server.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Setting a password with a one-time link. The token travels in the body, so that no log of addresses holds it. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/password-link")
class PasswordLinkController {

    private final PasswordLinks links;

    PasswordLinkController(PasswordLinks links) {
        this.links = links;
    }

    @PostMapping("/owner")
    LinkOwner owner(@Valid @RequestBody GivenLink given) {
        var user = links.open(given.token());
        return new LinkOwner(user.login(), user.name());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@Valid @RequestBody NewPassword wanted) {
        links.use(wanted.token(), wanted.password());
    }

    record GivenLink(@NotNull String token) {}

    record LinkOwner(String login, String name) {}

    record NewPassword(@NotNull String token, @NotNull String password) {}
}
