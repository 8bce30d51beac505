package anxin.engine.clue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link LetterTraits} as some hundred bytes, so that a letter is compared again without being read again. They hold names
 * and must be kept like the letter itself.
 */
public final class PackedTraits {

    /** Of the form, at the start; traits of another form are packed anew. */
    private static final int FORM = 1;

    private PackedTraits() {}

    public static byte[] pack(LetterTraits traits) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeByte(traits.kind().ordinal());
            put(out, text(traits.sent()));
            out.writeBoolean(traits.text().isEmpty());
            for (int smallest : traits.text().smallest()) {
                out.writeInt(smallest);
            }
            out.writeUTF(traits.topic());
            put(out, traits.debtor());
            put(out, traits.site());
            put(out, traits.names());
            put(out, traits.places());
            put(out, text(traits.amount()));
            put(out, text(traits.headcount()));
            put(out, text(traits.months()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What was packed, under the id the letter has now. */
    public static LetterTraits unpack(String id, byte[] packed) {
        try (var in = new DataInputStream(new ByteArrayInputStream(packed))) {
            if (in.readByte() != FORM) {
                throw new IllegalArgumentException("traits of letter " + id + " are packed in another form");
            }
            var kind = Matter.values()[in.readByte()];
            var sent = get(in);
            boolean empty = in.readBoolean();
            var smallest = new int[Shingles.FUNCTIONS];
            for (int i = 0; i < smallest.length; i++) {
                smallest[i] = in.readInt();
            }
            return new LetterTraits(
                    id,
                    kind,
                    sent == null ? null : LocalDate.parse(sent),
                    Shingles.of(smallest, empty),
                    in.readUTF(),
                    get(in),
                    get(in),
                    all(in),
                    all(in),
                    number(get(in)),
                    whole(get(in)),
                    number(get(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    private static void put(DataOutputStream out, Set<String> texts) throws IOException {
        out.writeByte(texts.size());
        for (var text : texts) {
            out.writeUTF(text);
        }
    }

    private static @Nullable String get(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    private static Set<String> all(DataInputStream in) throws IOException {
        int size = in.readUnsignedByte();
        var texts = new LinkedHashSet<String>();
        for (int i = 0; i < size; i++) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static @Nullable Integer whole(@Nullable String text) {
        return text == null ? null : Integer.valueOf(text);
    }
}
