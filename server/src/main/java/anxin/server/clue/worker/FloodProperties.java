package anxin.server.clue.worker;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much is taken from workers' phones a minute before they have to do some work first. Nobody is refused who does it.
 *
 * @param devicePerMinute what one phone sends
 * @param networkPerMinute what comes from one network address, behind which there may be a whole site
 * @param allPerMinute what all send
 * @param readsPerMinute looks at reports and sites from one network address
 * @param wrongPerMinute receipts and codes from one network address that are wrong
 * @param bits of work; four times as much for each step of the load
 */
@Validated
@ConfigurationProperties("anxin.workers")
record FloodProperties(
        @DefaultValue("20") @Positive int devicePerMinute,
        @DefaultValue("120") @Positive int networkPerMinute,
        @DefaultValue("3000") @Positive int allPerMinute,
        @DefaultValue("1200") @Positive int readsPerMinute,
        @DefaultValue("20") @Positive int wrongPerMinute,
        @DefaultValue("16") @Positive int bits) {}
