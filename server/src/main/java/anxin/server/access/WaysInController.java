package anxin.server.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which ways in there are beside the password, for the sign-in page. */
@RestController
@ConditionalOnWebApplication
class WaysInController {

    private final ProviderProperties provider;

    WaysInController(ProviderProperties provider) {
        this.provider = provider;
    }

    @GetMapping(IdentityProvider.BEGIN)
    WaysIn read(Locale locale) {
        return new WaysIn(
                provider.isConfigured()
                        ? new ProviderShown(
                                IdentityProvider.BEGIN + "/" + IdentityProvider.ID,
                                provider.button().in(locale))
                        : null);
    }

    record WaysIn(@Nullable ProviderShown provider) {}

    /** {@code address}: where the browser goes to sign in there, with {@code back} as the place to come back to. */
    record ProviderShown(String address, String button) {}
}
