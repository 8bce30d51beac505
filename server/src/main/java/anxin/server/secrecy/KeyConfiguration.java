package anxin.server.secrecy;

import anxin.server.database.MakesTables;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

@MakesTables
@EnableConfigurationProperties(SecrecyProperties.class)
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    @Bean
    KeyHome keyHome(SecrecyProperties properties) {
        return StringUtils.hasText(properties.command())
                ? new KeyCommand(properties.command())
                : new KeyFile(properties.keys());
    }
}
