package anxin.engine.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A short hash over values in a fixed order; each part carries its length, so that no two sequences look alike. */
final class Fingerprint {

    private static final int SHOWN = 12;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Fingerprint add(@Nullable Object part) {
        var bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        return this;
    }

    Fingerprint add(List<?> parts) {
        add(parts.size());
        parts.forEach(this::add);
        return this;
    }

    /** By key, whatever order the map has. */
    Fingerprint add(Map<String, ?> parts) {
        add(parts.size());
        parts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(part -> add(part.getKey()).add(part.getValue()));
        return this;
    }

    String text() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, SHOWN);
    }
}
