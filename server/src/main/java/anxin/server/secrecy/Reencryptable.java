package anxin.server.secrecy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Something encrypted that can be brought under the active key, part by part. */
public interface Reencryptable {

    /** How much there is that is not under the active key and algorithm. */
    long outstanding(Connection connection) throws SQLException, IOException;

    /**
     * Brings the next part under the active key, within the running transaction.
     *
     * @param after where the part before ended; 0 for the first
     */
    Part reencrypt(Connection connection, long after, int most) throws SQLException, IOException;

    /**
     * A part that was gone through.
     *
     * @param last where it ended
     * @param done how many were brought under the active key
     * @param over whether nothing comes after
     */
    record Part(long last, int done, boolean over) {}
}
