package anxin.server.access;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;

/** The passwords that are used most, as published (常用密码): 30,000 of them, from the library zxcvbn. */
final class PublishedPasswords {

    /** Shorter ones are words of every day, of which a long password may well be made. */
    private static final int SHORTEST = 8;

    private static final Set<String> ALL = load();

    private PublishedPasswords() {}

    static boolean has(String plain) {
        return plain.length() >= SHORTEST && ALL.contains(plain);
    }

    private static Set<String> load() {
        try {
            return StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
                    .filter(password -> password.length() >= SHORTEST)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
