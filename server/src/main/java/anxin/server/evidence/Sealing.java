package anxin.server.evidence;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Appends what has happened every second, and signs a head when there was something. */
@Component
@ConditionalOnBooleanProperty(name = "anxin.background", matchIfMissing = true)
class Sealing implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

    private final EvidenceLog log;
    private @Nullable ScheduledExecutorService thread;
    private boolean failing;

    Sealing(EvidenceLog log) {
        this.log = log;
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("evidence").daemon().factory());
        started.scheduleWithFixedDelay(this::catchUp, 1, 1, TimeUnit.SECONDS);
        thread = started;
    }

    private void catchUp() {
        try {
            log.catchUp();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("The evidence log cannot be written now and will be tried again every second", e);
            }
            failing = true;
        }
    }

    @Override
    public void stop() {
        var running = thread;
        if (running != null) {
            running.shutdown();
            try {
                if (!running.awaitTermination(10, TimeUnit.SECONDS)) {
                    running.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
