package anxin.server.clue.reading;

import anxin.server.secrecy.EncryptedColumns;
import anxin.server.secrecy.SecretBox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What letters say may name people, so it stands encrypted as they do. */
@Configuration(proxyBeanMethods = false)
class ReadingSecrecy {

    @Bean
    EncryptedColumns readValues(SecretBox box) {
        return new EncryptedColumns(box, "clue.reading", "id", "value");
    }

    @Bean
    EncryptedColumns decidedValues(SecretBox box) {
        return new EncryptedColumns(box, "clue.field_decision", "id", "value");
    }
}
