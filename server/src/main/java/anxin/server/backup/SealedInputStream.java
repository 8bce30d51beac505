package anxin.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** Decrypts a sealed file chunk by chunk; nothing is given out that was not found unchanged. */
final class SealedInputStream extends InputStream {

    private final PushbackInputStream in;
    private final SealedForm form;
    private byte[] chunk = {};
    private int read;
    private long number;
    private boolean ended;

    SealedInputStream(InputStream in, char[] passphrase) throws IOException {
        this.in = new PushbackInputStream(in);
        this.form = SealedForm.read(this.in, passphrase);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (read == chunk.length) {
            if (ended) {
                return -1;
            }
            next();
        }
        int part = Math.min(length, chunk.length - read);
        System.arraycopy(chunk, read, bytes, offset, part);
        read += part;
        return part;
    }

    private void next() throws IOException {
        var sealed = in.readNBytes(SealedForm.CHUNK + SealedForm.TAG);
        int more = in.read();
        if (more >= 0) {
            in.unread(more);
        }
        ended = more < 0;
        try {
            chunk = form.cipher(Cipher.DECRYPT_MODE, number++, ended).doFinal(sealed);
            read = 0;
        } catch (GeneralSecurityException changed) {
            throw SealedForm.damaged(changed);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
