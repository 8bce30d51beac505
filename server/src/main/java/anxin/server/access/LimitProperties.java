package anxin.server.access;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests a minute are answered; as many may come at once.
 *
 * @param userPerMinute those of one signed-in user
 * @param keyPerMinute those with one API key
 * @param addressPerMinute those of strangers from one address
 * @param uploadsPerMinute files handed in by one user or key, or from one address; they do not count as requests
 */
@Validated
@ConfigurationProperties("anxin.limits")
record LimitProperties(
        @DefaultValue("1200") @Positive int userPerMinute,
        @DefaultValue("600") @Positive int keyPerMinute,
        @DefaultValue("1200") @Positive int addressPerMinute,
        @DefaultValue("60") @Positive int uploadsPerMinute) {}
