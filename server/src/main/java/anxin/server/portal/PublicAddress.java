package anxin.server.portal;

import anxin.server.words.Trouble;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the codes on paper open: the workers' page at the address by which phones reach this system. */
@Component
class PublicAddress {

    private final String configured;

    PublicAddress(@Value("${anxin.public-address:}") String configured) {
        this.configured = configured.strip().replaceFirst("/+$", "");
        if (isConfigured() && !isWebAddress(this.configured)) {
            throw new Trouble(
                    "设置 anxin.public-address 是“%s”，不是网址；请写成 https://域名 的形式。".formatted(configured),
                    "The setting anxin.public-address is “%s”, which is no web address; write it as https://name."
                            .formatted(configured));
        }
    }

    boolean isConfigured() {
        return !configured.isEmpty();
    }

    /** The setting, or else the address by which the running request came. */
    String get() {
        return isConfigured()
                ? configured
                : ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }

    /** What the code of a project opens. */
    static String link(String address, String project) {
        return address + "/w/?s=" + URLEncoder.encode(project, StandardCharsets.UTF_8);
    }

    private static boolean isWebAddress(String text) {
        try {
            var address = URI.create(text);
            return address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
