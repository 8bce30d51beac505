package anxin.bench;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The least an intake can be: a Spring endpoint that writes the body it was sent with one insert, and answers its number. */
@SpringBootApplication(proxyBeanMethods = false)
@ComponentScan(
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = BareIntake.class))
@RestController
public class BareIntake {

    private final JdbcClient jdbc;

    public BareIntake(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public static void main(String[] args) {
        SpringApplication.run(BareIntake.class, args);
    }

    @PostMapping("/reports")
    public Map<String, Long> report(@RequestBody String body) {
        return Map.of(
                "id",
                jdbc.sql("insert into public.bare_report (at, body) values (now(), ?) returning id")
                        .param(body)
                        .query(Long.class)
                        .single());
    }
}
