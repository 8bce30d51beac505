package anxin.server.notice;

import anxin.server.database.MakesTables;
import anxin.server.secrecy.EncryptedColumns;
import anxin.server.secrecy.SecretBox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The secrets of webhooks among what is encrypted. */
@MakesTables
@Configuration(proxyBeanMethods = false)
class WebhookSecrecy {

    @Bean
    EncryptedColumns webhookColumns(SecretBox box) {
        return new EncryptedColumns(box, "notice.webhook", "id", "secret");
    }
}
