package anxin.server.access;

import anxin.server.http.Refusal;
import anxin.server.words.Trouble;
import anxin.server.words.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Passwords that thieves are known to have (已泄露的密码), by a file of the operator's: lines of SHA-1 in hexadecimal digits, a
 * colon and a count, in the order of the hashes. It may have tens of gigabytes; a search reads some forty lines of it.
 */
@Component
class LeakedPasswords {

    private static final Logger LOG = LoggerFactory.getLogger(LeakedPasswords.class);
    private static final int HASH = 40;

    // Longer than any line: a hash, a count of twelve digits, the end of the line.
    private static final int LINE = 64;

    private final @Nullable Path file;

    LeakedPasswords(SignInProperties settings) {
        this.file = settings.leakedPasswords();
        if (file != null) {
            requireReadable(file);
        }
    }

    /** Refuses a password that is among them. */
    void check(String password) {
        if (file == null) {
            return;
        }
        boolean leaked;
        try {
            leaked = holds(file, hash(password));
        } catch (IOException e) {
            LOG.error("The leaked passwords cannot be read from {}: {}", file, e.toString());
            throw new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "LEAKED_PASSWORDS_AWAY",
                    new Words(
                            "暂时无法核对密码是否已泄露，密码没有设置；请稍后再试，仍不行请联系系统管理员。",
                            "Whether the password has leaked cannot be checked just now, and it was not set; try again shortly, or ask the system administrator."));
        }
        if (leaked) {
            throw Refusal.badRequest(
                    "PASSWORD_LEAKED",
                    "这个密码出现在已公开的泄露密码库中，会被人直接拿来试；请换一个没有在别处用过的。",
                    "This password is among those that have leaked from elsewhere and are tried first; choose one you have used nowhere else.");
        }
    }

    private static boolean holds(Path file, String hash) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = 0;
            long to = channel.size();
            while (from < to) {
                var line = lineAround(channel, from + (to - from) / 2);
                int order = hash.compareTo(line.hash());
                if (order == 0) {
                    return true;
                } else if (order < 0) {
                    to = line.start();
                } else {
                    from = line.end();
                }
            }
            return false;
        }
    }

    private static Line lineAround(FileChannel channel, long place) throws IOException {
        long windowStart = Math.max(0, place - LINE);
        var window = ByteBuffer.allocate(2 * LINE);
        while (window.hasRemaining() && channel.read(window, windowStart + window.position()) > 0) {
            // until the window is full or the file at its end
        }
        var text = new String(window.array(), 0, window.position(), StandardCharsets.ISO_8859_1);
        int within = (int) (place - windowStart);
        int start = within == 0 ? 0 : text.lastIndexOf('\n', within - 1) + 1;
        int end = text.indexOf('\n', within);
        if (end < 0) {
            end = text.length() - 1;
        }
        var line = text.substring(start, end + 1).strip();
        if (!line.matches("[0-9A-Fa-f]{%d}(?::[0-9]*)?".formatted(HASH))) {
            throw new IOException("line at byte %d is no SHA-1 with a count".formatted(windowStart + start));
        }
        return new Line(
                windowStart + start,
                windowStart + end + 1,
                line.substring(0, HASH).toUpperCase(Locale.ROOT));
    }

    private static void requireReadable(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var first = lineAround(channel, 0);
            var last = lineAround(channel, channel.size() - 1);
            if (first.hash().compareTo(last.hash()) > 0) {
                throw new IOException("not in the order of the hashes");
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Trouble(
                    "泄露密码文件 %s 不能用：%s；应为每行一个“SHA-1:次数”、按哈希排序的文件，请检查 anxin.sign-in.leaked-passwords。"
                            .formatted(file, e.getMessage()),
                    "The file of leaked passwords %s will not do: %s; it needs a line “SHA-1:count” each, in the order of the hashes; check anxin.sign-in.leaked-passwords."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    // As the published files have them; nothing of ours is kept by it.
    private static String hash(String password) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param end where the next line starts */
    private record Line(long start, long end, String hash) {}
}
