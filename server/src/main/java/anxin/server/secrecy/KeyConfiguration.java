package anxin.server.secrecy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    @Bean
    KeyHome keyHome(SecrecyProperties properties) {
        return StringUtils.hasText(properties.command())
                ? new KeyCommand(properties.command())
                : new KeyFile(properties.keys());
    }
}
