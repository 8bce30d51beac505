package anxin.server.secrecy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Keys in a file that only its owner can read; whole under its name or not at all. */
final class KeyFile implements KeyHome {

    private static final String HEADING = """
            # Keys of Anxin 安薪数据密钥. Without this file names, identity numbers, bank numbers and packages cannot be read.
            # Keep a copy apart from that of the database. 请单独备份，不要与数据库的备份放在一起。
            """;

    private final Path file;

    KeyFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    @Override
    public Optional<String> read() throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    @Override
    public void create(String keys) throws IOException {
        var draft = draft(keys);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException others) {
            // Theirs count.
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    @Override
    public void replace(String keys) throws IOException {
        Files.move(draft(keys), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path draft(String keys) throws IOException {
        var folder = Files.createDirectories(file.getParent());
        var draft = Files.createTempFile(folder, "keys", ".new", ownerOnly(folder));
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap((HEADING + keys).getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        return draft;
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        return Files.getFileAttributeView(folder, PosixFileAttributeView.class) == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                };
    }

    @Override
    public long stamp() throws IOException {
        return Files.exists(file) ? Files.getLastModifiedTime(file).toMillis() * 31 + Files.size(file) : 0;
    }

    @Override
    public String name() {
        return file.toString();
    }
}
