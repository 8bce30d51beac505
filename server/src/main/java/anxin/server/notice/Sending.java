package anxin.server.notice;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends mails and webhooks that wait, looking every five seconds; a webhook that is slow does not keep mails. */
@Component
@ConditionalOnBooleanProperty(name = "anxin.background", matchIfMissing = true)
class Sending implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final int EVERY_SECONDS = 5;

    private final Mails mails;
    private final Webhooks webhooks;
    private @Nullable ScheduledExecutorService threads;

    Sending(Mails mails, Webhooks webhooks) {
        this.mails = mails;
        this.webhooks = webhooks;
    }

    @Override
    public void start() {
        var started = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().name("sending-", 0).daemon().factory());
        started.scheduleWithFixedDelay(() -> quietly(mails::send), EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        started.scheduleWithFixedDelay(() -> quietly(webhooks::send), EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        threads = started;
    }

    private static void quietly(Runnable sending) {
        try {
            sending.run();
        } catch (RuntimeException e) {
            LOG.warn("Messages cannot be sent now and will be tried again", e);
        }
    }

    @Override
    public void stop() {
        var running = threads;
        if (running != null) {
            running.shutdownNow();
        }
        threads = null;
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }
}
