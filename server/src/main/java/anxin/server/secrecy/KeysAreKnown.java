package anxin.server.secrecy;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/** From here on the database knows the fingerprints of its keys, before anything is encrypted with them. */
@Component
class KeysAreKnown extends EncryptingMigration {

    private final Keyring keyring;

    KeysAreKnown(Keyring keyring) {
        super("202611211301", "keys are known");
        this.keyring = keyring;
    }

    @Override
    protected void migrate(Connection connection) throws SQLException {
        keyring.register(connection);
    }
}
