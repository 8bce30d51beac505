package anxin.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody is about to run says what it does, also where it lacks what it needs to run. */
class HelpTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "verify --help",
                "backup --help",
                "keys rotate --help",
                "witness sign --help",
                "policy explain --help",
                "clue read --help",
                "second-factor off --help",
                "clue measure --help"
            })
    void everyCommandExplainsItself(String line) {
        assertThat(Anxin.run(line.split(" "))).isZero();
    }
}
