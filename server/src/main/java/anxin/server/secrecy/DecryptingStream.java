package anxin.server.secrecy;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import javax.crypto.spec.SecretKeySpec;

/** Reads a file of encrypted pieces; gives out nothing that was not checked. */
final class DecryptingStream extends InputStream {

    private static final int WHOLE = EncryptedFiles.PIECE + Algorithm.TAG_BYTES;

    private final InputStream in;
    private final Pieces pieces;
    private byte[] ahead;
    private byte[] piece = new byte[0];
    private int position;
    private boolean over;

    DecryptingStream(InputStream in, Algorithm algorithm, SecretKeySpec key) throws IOException {
        this.in = in;
        this.pieces = Pieces.decrypting(algorithm, key);
        this.ahead = in.readNBytes(WHOLE);
    }

    private boolean fill() throws IOException {
        while (position == piece.length) {
            if (over) {
                return false;
            }
            var encrypted = ahead;
            ahead = encrypted.length < WHOLE ? new byte[0] : in.readNBytes(WHOLE);
            over = ahead.length == 0;
            try {
                piece = pieces.next(encrypted, encrypted.length, over);
            } catch (GeneralSecurityException e) {
                over = true;
                throw new DamagedFile();
            }
            position = 0;
        }
        return true;
    }

    @Override
    public int read() throws IOException {
        return fill() ? piece[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int taken = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, bytes, offset, taken);
        position += taken;
        return taken;
    }

    @Override
    public int available() {
        return piece.length - position;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
