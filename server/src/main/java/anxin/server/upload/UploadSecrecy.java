package anxin.server.upload;

import anxin.server.database.KeptFiles;
import anxin.server.secrecy.EncryptedColumns;
import anxin.server.secrecy.EncryptedFiles;
import anxin.server.secrecy.Reencryptable;
import anxin.server.secrecy.SecretBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What evidence files are called and where pictures were taken stands encrypted, as the files do. */
@EnableConfigurationProperties(UploadProperties.class)
@Configuration(proxyBeanMethods = false)
class UploadSecrecy {

    @Bean
    EncryptedColumns uploadTexts(SecretBox box) {
        return new EncryptedColumns(box, "upload.file", "id", "name", "place");
    }

    /** The files, which go into a backup and under a new key. */
    @Component
    static class FilesOnDisk implements KeptFiles, Reencryptable {

        private final UploadProperties properties;
        private final Uploads uploads;
        private final EncryptedFiles files;

        FilesOnDisk(UploadProperties properties, Uploads uploads, EncryptedFiles files) {
            this.properties = properties;
            this.uploads = uploads;
            this.files = files;
        }

        @Override
        public String name() {
            return "uploads";
        }

        @Override
        public Path home() {
            return properties.home();
        }

        @Override
        public List<Path> named(Connection connection) throws SQLException {
            return after(connection, 0, Integer.MAX_VALUE).stream()
                    .map(uploads::file)
                    .filter(Files::isRegularFile)
                    .map(properties.home()::relativize)
                    .toList();
        }

        @Override
        public long outstanding(Connection connection) throws SQLException, IOException {
            long count = 0;
            for (long id : after(connection, 0, Integer.MAX_VALUE)) {
                count += isStale(id) ? 1 : 0;
            }
            return count;
        }

        private boolean isStale(long id) throws IOException {
            var file = uploads.file(id);
            return Files.isRegularFile(file) && !files.isActive(file);
        }

        @Override
        public Part reencrypt(Connection connection, long after, int most) throws SQLException, IOException {
            var ids = after(connection, after, most);
            int done = 0;
            for (long id : ids) {
                if (isStale(id)) {
                    files.reencrypt(uploads.file(id), Uploads.PLACE, id);
                    done++;
                }
            }
            return new Part(ids.isEmpty() ? after : ids.getLast(), done, ids.size() < most);
        }

        private static List<Long> after(Connection connection, long after, int most) throws SQLException {
            try (var statement = connection.prepareStatement(
                    "select id from upload.file where id > ? and erased_on is null order by id limit ?")) {
                statement.setLong(1, after);
                statement.setInt(2, most);
                var ids = new ArrayList<Long>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getLong(1));
                    }
                }
                return ids;
            }
        }
    }
}
