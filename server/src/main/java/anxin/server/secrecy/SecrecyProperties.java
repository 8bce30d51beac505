package anxin.server.secrecy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How what is personal is encrypted.
 *
 * @param algorithm of what is encrypted from now on: AES or SM4
 * @param keys the file of the keys
 * @param command a command of the operator's that prints what the file would hold, from a key service; instead of it
 */
@ConfigurationProperties("anxin.secrecy")
record SecrecyProperties(
        @DefaultValue("AES") Algorithm algorithm,
        @DefaultValue("./data/keys/master.keys") Path keys,
        @Nullable String command) {}
