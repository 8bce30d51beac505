package anxin.server.secrecy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Files that stand encrypted. Each has a key of its own, which stands in its head under the active key; so a new active
 * key changes the head alone. The content follows in pieces of 64 KB (the STREAM construction: the nonce is the number of
 * the piece and whether it is the last), so that a piece changed, moved, left out or cut off is noticed, and memory does
 * not grow with the file. Files of before encryption are read as they are.
 */
@Component
public class EncryptedFiles {

    static final int PIECE = 1 << 16;

    private static final byte[] MAGIC = {'A', 'N', 'X', 'I', 'N', 0, 'E', '1'};
    private static final int KEY_BYTES = 32;
    private static final int LOCKED_KEY_BYTES =
            SecretBox.HEADER_BYTES + Algorithm.NONCE_BYTES + KEY_BYTES + Algorithm.TAG_BYTES;
    private static final int HEAD = MAGIC.length + 1 + LOCKED_KEY_BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretBox box;

    EncryptedFiles(SecretBox box) {
        this.box = box;
    }

    /**
     * Writes a new file; it is whole once the stream was closed.
     *
     * @param place what kind of file it is
     * @param number which of them
     */
    public OutputStream write(Path file, String place, long number) throws IOException {
        var key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        var algorithm = box.algorithm();
        var out = Files.newOutputStream(file);
        try {
            out.write(MAGIC);
            out.write(algorithm.code);
            out.write(box.encrypt(place, number, key));
            return new EncryptingStream(out, algorithm, contentKey(algorithm, key));
        } catch (IOException | RuntimeException e) {
            out.close();
            throw e;
        }
    }

    /**
     * Reads a file.
     *
     * @throws anxin.server.words.Trouble if it is not the file of this place and number, or its key is missing
     */
    public InputStream read(Path file, String place, long number) throws IOException {
        var in = Files.newInputStream(file);
        try {
            var head = in.readNBytes(HEAD);
            if (!startsEncrypted(head)) {
                in.close();
                return Files.newInputStream(file);
            }
            if (head.length < HEAD) {
                throw new DamagedFile();
            }
            var algorithm = Algorithm.of(head[MAGIC.length]);
            var key = box.decrypt(place, number, Arrays.copyOfRange(head, MAGIC.length + 1, HEAD));
            return new DecryptingStream(in, algorithm, contentKey(algorithm, key));
        } catch (IllegalArgumentException e) {
            in.close();
            throw new DamagedFile();
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static SecretKeySpec contentKey(Algorithm algorithm, byte[] key) {
        return algorithm.key(key, "anxin/file");
    }

    private static boolean startsEncrypted(byte[] head) {
        return head.length >= MAGIC.length && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** Whether the file is encrypted and its key under the active one. */
    public boolean isActive(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var head = in.readNBytes(HEAD);
            return startsEncrypted(head)
                    && head.length == HEAD
                    && box.isActive(Arrays.copyOfRange(head, MAGIC.length + 1, HEAD));
        }
    }

    /** Brings a file under the active key: the head of an encrypted one, the whole of one from before. */
    public void reencrypt(Path file, String place, long number) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (startsEncrypted(head) && head.length == HEAD) {
            var key = box.decrypt(place, number, Arrays.copyOfRange(head, MAGIC.length + 1, HEAD));
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                // As long as the one before and within the first sector, so never half of either.
                channel.write(ByteBuffer.wrap(box.encrypt(place, number, key)), MAGIC.length + 1L);
                channel.force(true);
            }
            return;
        }
        var anew = file.resolveSibling(file.getFileName() + ".part");
        try (var in = Files.newInputStream(file);
                var out = write(anew, place, number)) {
            in.transferTo(out);
        }
        force(anew);
        Files.move(anew, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes sure that a file is on the disk. */
    public static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
