package anxin.server.secrecy;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The master keys by their numbers, the highest of which encrypts, and the key of the index. As text they are a line
 * {@code number hexadecimal} each and one line {@code index algorithm hexadecimal}.
 */
final class Keys {

    private static final int BYTES = 32;
    private static final int FINGERPRINT_BYTES = 16;
    private static final int MOST = 0xFFFF;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final NavigableMap<Integer, byte[]> masters;
    private final byte[] index;
    private final Algorithm indexAlgorithm;
    private final ConcurrentHashMap<String, SecretKeySpec> derived = new ConcurrentHashMap<>();

    private Keys(NavigableMap<Integer, byte[]> masters, byte[] index, Algorithm indexAlgorithm) {
        this.masters = masters;
        this.index = index;
        this.indexAlgorithm = indexAlgorithm;
    }

    static Keys create(Algorithm algorithm) {
        return new Keys(new TreeMap<>(java.util.Map.of(1, random())), random(), algorithm);
    }

    /** These and one more, which encrypts from then on. */
    Keys rotated() {
        var more = new TreeMap<>(masters);
        more.put(active() + 1, random());
        return new Keys(more, index, indexAlgorithm);
    }

    private static byte[] random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    int active() {
        return masters.lastKey();
    }

    NavigableMap<Integer, byte[]> masters() {
        return Collections.unmodifiableNavigableMap(masters);
    }

    Optional<SecretKeySpec> key(int number, Algorithm algorithm) {
        var master = masters.get(number);
        return master == null
                ? Optional.empty()
                : Optional.of(derived.computeIfAbsent(
                        number + algorithm.name(), _ -> algorithm.key(master, "anxin/encrypt")));
    }

    /** A code of a text that only who has the key can make; the same text has the same. */
    byte[] code(byte[] text, int bytes) {
        return java.util.Arrays.copyOf(
                indexAlgorithm.mac(indexKey().getEncoded()).doFinal(text), bytes);
    }

    private SecretKeySpec indexKey() {
        return derived.computeIfAbsent(
                "index", _ -> new SecretKeySpec(indexAlgorithm.derive(index, "anxin/index", BYTES), "index"));
    }

    /** What tells a key without telling anything of it, by its number or {@code index}. */
    java.util.Map<String, byte[]> fingerprints() {
        var fingerprints = new java.util.LinkedHashMap<String, byte[]>();
        fingerprints.put("index", indexAlgorithm.derive(index, "anxin/fingerprint", FINGERPRINT_BYTES));
        masters.forEach((number, master) ->
                fingerprints.put("" + number, Algorithm.AES.derive(master, "anxin/fingerprint", FINGERPRINT_BYTES)));
        return fingerprints;
    }

    String text() {
        var hex = HexFormat.of();
        return "index %s %s%n".formatted(indexAlgorithm.name().toLowerCase(Locale.ROOT), hex.formatHex(index))
                + masters.entrySet().stream()
                        .map(key -> "%d %s%n".formatted(key.getKey(), hex.formatHex(key.getValue())))
                        .collect(Collectors.joining());
    }

    /** @throws IllegalArgumentException if the text is not one of keys; the message does not repeat any of it */
    static Keys parse(String text) {
        var masters = new TreeMap<Integer, byte[]>();
        byte @Nullable [] index = null;
        Algorithm indexAlgorithm = Algorithm.AES;
        int number = 0;
        for (var line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var words = line.split("\\s+");
            try {
                if (words[0].equals("index") && words.length == 3) {
                    indexAlgorithm = Algorithm.valueOf(words[1].toUpperCase(Locale.ROOT));
                    index = key(words[2]);
                } else if (words.length == 2 && Integer.parseInt(words[0]) > 0 && Integer.parseInt(words[0]) <= MOST) {
                    masters.put(Integer.parseInt(words[0]), key(words[1]));
                } else {
                    throw new IllegalArgumentException();
                }
            } catch (IllegalArgumentException _) {
                throw new IllegalArgumentException("line " + number);
            }
        }
        if (index == null || masters.isEmpty()) {
            throw new IllegalArgumentException("line " + number);
        }
        return new Keys(masters, index, indexAlgorithm);
    }

    private static byte[] key(String hex) {
        var key = HexFormat.of().parseHex(hex);
        if (key.length != BYTES) {
            throw new IllegalArgumentException();
        }
        return key;
    }
}
