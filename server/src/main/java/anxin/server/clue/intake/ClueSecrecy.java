package anxin.server.clue.intake;

import anxin.server.secrecy.EncryptedColumns;
import anxin.server.secrecy.SecretBox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people wrote and who they are stands encrypted, in these columns alone. */
@Configuration(proxyBeanMethods = false)
class ClueSecrecy {

    @Bean
    EncryptedColumns clueTexts(SecretBox box) {
        return new EncryptedColumns(box, "clue.clue", "id", "place", "debtor", "text");
    }

    @Bean
    EncryptedColumns reporterTexts(SecretBox box) {
        return new EncryptedColumns(box, "clue.reporter", "id", "name", "phone", "identity_number");
    }

    @Bean
    EncryptedColumns stepTexts(SecretBox box) {
        return new EncryptedColumns(box, "clue.step", "id", "text");
    }

    @Bean
    EncryptedColumns questionTexts(SecretBox box) {
        return new EncryptedColumns(box, "clue.question", "id", "text", "answer");
    }

    @Bean
    EncryptedColumns ratingTexts(SecretBox box) {
        return new EncryptedColumns(box, "clue.rating", "id", "text");
    }
}
