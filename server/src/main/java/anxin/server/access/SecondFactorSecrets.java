package anxin.server.access;

import anxin.server.secrecy.EncryptedColumns;
import anxin.server.secrecy.EncryptingMigration;
import anxin.server.secrecy.SecretBox;
import anxin.server.words.Trouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The secrets of second factors among what is encrypted. */
@Configuration(proxyBeanMethods = false)
class SecondFactorSecrets {

    @Bean
    EncryptedColumns secondFactorColumns(SecretBox box) {
        return new EncryptedColumns(box, "access.second_factor", "user_id", "secret");
    }

    /** They had a key file of their own; from here on they are encrypted like everything else. */
    @Component
    static class Move extends EncryptingMigration {

        private static final int NONCE_BYTES = 12;
        private static final int TAG_BITS = 128;

        private final SecretBox box;
        private final Path former;

        Move(SecretBox box, @Value("${anxin.data}/keys/access.key") Path former) {
            super("202611211302", "second factors are under the common keys");
            this.box = box;
            this.former = former;
        }

        @Override
        protected void migrate(Connection connection) throws SQLException {
            var secrets = new HashMap<Long, byte[]>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select user_id, secret from access.second_factor")) {
                while (rows.next()) {
                    secrets.put(rows.getLong(1), rows.getBytes(2));
                }
            }
            if (secrets.isEmpty()) {
                return;
            }
            var key = formerKey();
            try (var update =
                    connection.prepareStatement("update access.second_factor set secret = ? where user_id = ?")) {
                for (var secret : secrets.entrySet()) {
                    var plain = decrypt(key, secret.getKey(), secret.getValue());
                    update.setBytes(1, box.encrypt(SecondFactors.SECRET, secret.getKey(), plain));
                    update.setLong(2, secret.getKey());
                    update.executeUpdate();
                }
            }
        }

        private SecretKeySpec formerKey() {
            try {
                return new SecretKeySpec(Files.readAllBytes(former), "AES");
            } catch (IOException | IllegalArgumentException e) {
                throw trouble(e);
            }
        }

        private byte[] decrypt(SecretKeySpec key, long user, byte[] secret) {
            try {
                var cipher = Cipher.getInstance("AES/GCM/NoPadding");
                cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, secret, 0, NONCE_BYTES));
                cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(0, user));
                return cipher.doFinal(secret, NONCE_BYTES, secret.length - NONCE_BYTES);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw trouble(e);
            }
        }

        private Trouble trouble(Exception cause) {
            return new Trouble(
                    "升级要把动态口令改用统一的数据密钥，但原来的密钥文件 %s 不在或不是原来的那个；请从备份放回后再启动，或先用旧版本关闭各用户的动态口令。".formatted(former),
                    "The upgrade brings second factors under the common keys, but their former key file %s is missing or another one; put it back from the backup and start again, or first switch the second factors off with the former version."
                            .formatted(former),
                    cause);
        }
    }
}
