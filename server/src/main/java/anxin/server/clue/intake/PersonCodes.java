package anxin.server.clue.intake;

import anxin.server.secrecy.SecretBox;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keyed indexes by which the same person, debtor or text is found again without reading any of them. */
@Component
public class PersonCodes {

    private final SecretBox box;

    PersonCodes(SecretBox box) {
        this.box = box;
    }

    public byte @Nullable [] name(@Nullable String name) {
        return code("clue.reporter.name", name == null ? null : name.replaceAll("\\s", ""));
    }

    /** By its last eleven digits, so that +86 and blanks make no other person. */
    public byte @Nullable [] phone(@Nullable String phone) {
        var digits = phone == null ? "" : phone.replaceAll("\\D", "");
        return code("clue.reporter.phone", digits.substring(Math.max(0, digits.length() - 11)));
    }

    public byte @Nullable [] identityNumber(@Nullable String number) {
        return code(
                "clue.reporter.identity_number",
                number == null ? null : number.strip().toUpperCase(Locale.ROOT));
    }

    public byte @Nullable [] debtor(@Nullable String debtor) {
        return code("clue.clue.debtor", debtor == null ? null : debtor.replaceAll("\\s", ""));
    }

    /** Stands for a text in the evidence log, which it outlives. */
    public byte @Nullable [] text(@Nullable String text) {
        return code("clue.step.text", text);
    }

    /** Stands for a key a sender gave. */
    public byte[] request(String key) {
        return box.index("clue.request", key.strip().toLowerCase(Locale.ROOT));
    }

    /** 128 bits nobody can tell without the key of the index: the secret of the receipt for what came with this key. */
    byte[] secret(String key) {
        return box.index("clue.receipt", key.strip().toLowerCase(Locale.ROOT));
    }

    private byte @Nullable [] code(String place, @Nullable String text) {
        return text == null || text.isEmpty() ? null : box.index(place, text);
    }
}
