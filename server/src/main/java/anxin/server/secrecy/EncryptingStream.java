package anxin.server.secrecy;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import javax.crypto.spec.SecretKeySpec;

/** Writes a file in encrypted pieces. */
final class EncryptingStream extends OutputStream {

    private final OutputStream out;
    private final Pieces pieces;
    private final byte[] piece = new byte[EncryptedFiles.PIECE];
    private int filled;
    private boolean closed;

    EncryptingStream(OutputStream out, Algorithm algorithm, SecretKeySpec key) {
        this.out = out;
        this.pieces = Pieces.encrypting(algorithm, key);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int from = offset, left = length; left > 0; ) {
            // A full piece waits for what follows: it may be the last.
            if (filled == piece.length) {
                encrypt(false);
            }
            int taken = Math.min(left, piece.length - filled);
            System.arraycopy(bytes, from, piece, filled, taken);
            filled += taken;
            from += taken;
            left -= taken;
        }
    }

    private void encrypt(boolean last) throws IOException {
        try {
            out.write(pieces.next(piece, filled, last));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            encrypt(true);
        }
    }
}
