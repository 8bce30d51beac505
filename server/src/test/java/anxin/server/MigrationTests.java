package anxin.server;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class MigrationTests {

    @Test
    void everyModuleFindsItsTables(@Autowired JdbcClient jdbc) {
        var area = jdbc.sql("select to_regclass('jurisdiction.area') is not null")
                .query(Boolean.class)
                .single();

        assertThat(area).isTrue();
    }
}
