package anxin.server.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** Encrypts what is written, chunk by chunk; without {@link #close} the end is missing and a reader notices. */
final class SealedOutputStream extends OutputStream {

    private final OutputStream out;
    private final SealedForm form;
    private final byte[] chunk = new byte[SealedForm.CHUNK];
    private int filled;
    private long number;
    private boolean closed;

    SealedOutputStream(OutputStream out, char[] passphrase) throws IOException {
        this.out = out;
        this.form = SealedForm.create(passphrase);
        out.write(form.beginning());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            // A full chunk goes out only when there is more, because the last one is marked.
            if (filled == chunk.length) {
                seal(false);
            }
            int part = Math.min(length - done, chunk.length - filled);
            System.arraycopy(bytes, offset + done, chunk, filled, part);
            filled += part;
            done += part;
        }
    }

    private void seal(boolean last) throws IOException {
        try {
            out.write(form.cipher(Cipher.ENCRYPT_MODE, number++, last).doFinal(chunk, 0, filled));
            filled = 0;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            seal(true);
            out.close();
        }
    }
}
