package anxin.server.secrecy;

import java.io.IOException;

/** An encrypted file that was changed, or ends too early. */
public final class DamagedFile extends IOException {

    DamagedFile() {
        super("加密的文件被改动或不完整 / the encrypted file was changed or is not whole");
    }
}
