package anxin.server.exchange;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where handed-in packages are kept.
 *
 * @param largest the largest package taken
 */
@ConfigurationProperties("anxin.packages")
record PackageProperties(
        @DefaultValue("./data/packages") Path home,
        @DefaultValue("4GB") DataSize largest) {}
