package anxin.server.exchange;

import anxin.server.AnxinApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/** With AES-256-GCM and HMAC-SHA-256. */
@SpringBootTest(classes = AnxinApplication.class, webEnvironment = WebEnvironment.NONE)
@ContextConfiguration(initializers = NothingStandsPlainTests.WithAes.class)
class NothingStandsPlainWithAesTests extends NothingStandsPlainTests {}
