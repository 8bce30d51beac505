package anxin.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/** Bulk rows in and out by PostgreSQL's binary {@code COPY}, inside the current transaction. */
@Component
public class Copy {

    private final DataSource dataSource;
    private final SQLExceptionTranslator translator = new SQLStateSQLExceptionTranslator();

    public Copy(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Copies rows into a table and answers how many. The writer is called once and writes every row, each column in the
     * order named here and with its exact type: {@code copy.in("fund.entry", List.of("account_id", "at"), rows -> …)}.
     */
    public long in(String table, List<String> columns, Consumer<CopyWriter> writing) {
        var sql = "copy %s (%s) from stdin (format binary)".formatted(table, String.join(", ", columns));
        return with(sql, connection -> {
            var copy = connection.getCopyAPI().copyIn(sql);
            try {
                var writer = new CopyWriter(copy, columns.size());
                writing.accept(writer);
                writer.finish();
                return copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        });
    }

    /** Reads every row that a query gives, in its order; the reader is called once per row and reads column by column. */
    public long out(String query, Consumer<CopyReader> reading) {
        var sql = "copy (%s) to stdout (format binary)".formatted(query);
        return with(sql, connection -> {
            var copy = connection.getCopyAPI().copyOut(sql);
            try {
                return read(copy, reading);
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        });
    }

    private static long read(CopyOut copy, Consumer<CopyReader> reading) throws SQLException {
        var reader = new CopyReader();
        long rows = 0;
        for (byte[] message; (message = copy.readFromCopy()) != null; ) {
            reader.message(message);
            while (reader.nextRow()) {
                reading.accept(reader);
                rows++;
            }
        }
        return rows;
    }

    private <T> T with(String sql, Work<T> work) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            return work.on(connection.unwrap(PGConnection.class));
        } catch (CopyWriter.Failed e) {
            throw translator.translate("copy", sql, e.getCause());
        } catch (SQLException e) {
            throw translator.translate("copy", sql, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private interface Work<T> {

        T on(PGConnection connection) throws SQLException, IOException;
    }
}
