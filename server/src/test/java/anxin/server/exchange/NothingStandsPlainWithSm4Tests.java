package anxin.server.exchange;

import anxin.server.AnxinApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/** With SM4-GCM and HMAC-SM3. */
@SpringBootTest(classes = AnxinApplication.class, webEnvironment = WebEnvironment.NONE)
@ContextConfiguration(initializers = NothingStandsPlainTests.WithSm4.class)
class NothingStandsPlainWithSm4Tests extends NothingStandsPlainTests {}
