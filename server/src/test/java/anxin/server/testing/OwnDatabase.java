package anxin.server.testing;

import anxin.server.database.TestDatabase;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives every application context of the tests an empty database. */
class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(TestDatabase.fresh())
                // Nothing runs by itself that a test has not asked for, and nothing is left behind.
                .and("anxin.background=false", "db-scheduler.enabled=false", "anxin.data=target/data")
                // Many applications live side by side while tests run.
                .and("anxin.database.connections=10")
                .applyTo(context);
    }
}
