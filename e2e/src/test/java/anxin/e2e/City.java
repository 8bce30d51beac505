package anxin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One running application with a small made-up city in it, for all tests of this run. */
record City(Server server, Path files) implements AutoCloseable {

    static City start() {
        var files = App.folder("city");
        var made = App.run(
                "simulate",
                "--out",
                files,
                "--projects",
                90,
                "--workers-per-project",
                6,
                "--months",
                6,
                "--swipes",
                "sparse");
        assertThat(made.exitCode()).as(made.said()).isZero();
        var server = Server.start(App.folder("data"));
        var report = server.as("officer").takenIn(Zip.ofFolder(files, App.WORK.resolve("city.zip")));
        assertThat(report.path("state").stringValue()).as("%s", report).isEqualTo("DONE");
        return new City(server, files);
    }

    /** An inspector of one area. */
    void addOfficer(String login, String area) {
        addUser(login, "OFFICER", area, 0);
    }

    /** An account with the password of the demo's own, which no page would take, and one post; organisation 0 is none. */
    void addUser(String login, String role, String area, int organisation) {
        update("""
                insert into access.account_user (login, name, password_hash)
                select ?, '某经办', password_hash from access.account_user where login = 'officer'
                """, login);
        addPost(login, role, area, organisation);
    }

    /** Another post for a user. */
    void addPost(String login, String role, String area, int organisation) {
        update("""
                insert into access.post (user_id, role, area, org_id, from_day)
                select id, ?, ?, ?, '2020-01-01' from access.account_user where login = ?
                """, role, Integer.parseInt((area + "000").substring(0, 9)), organisation, login);
    }

    private void update(String sql, Object... values) {
        var pg = server.data().resolve("pg");
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:%s/anxin"
                                .formatted(Files.readString(pg.resolve("port")).strip()),
                        "anxin",
                        Files.readString(pg.resolve("password")).strip());
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /** Starts the city before the first test that needs it, and stops it after the last. */
    static final class Running implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            of(context);
        }

        static City of(ExtensionContext context) {
            return context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(City.class, _ -> start(), City.class);
        }
    }
}
