package anxin.server.upload;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Evidence files.
 *
 * @param home where they lie
 * @param largest the most one file may have
 * @param megapixels the most a picture may have, in millions
 */
@ConfigurationProperties("anxin.uploads")
record UploadProperties(
        Path home,
        @DefaultValue("20MB") DataSize largest,
        @DefaultValue("150") int megapixels) {}
