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
        run("""
                insert into access.account_user (login, name, password_hash)
                select ?, '某经办', password_hash from access.account_user where login = 'officer'
                """, login);
        addPost(login, role, area, organisation);
    }

    /** Another post for a user. */
    void addPost(String login, String role, String area, int organisation) {
        run("""
                insert into access.post (user_id, role, area, org_id, from_day)
                select id, ?, ?, ?, '2020-01-01' from access.account_user where login = ?
                """, role, Integer.parseInt((area + "000").substring(0, 9)), organisation, login);
    }

    /** An organisation of an area; its number. */
    int addOrganisation(String name, String kind, String area) {
        return (int) run("""
                insert into jurisdiction.organisation (name, kind, area) values (?, ?, ?) returning id
                """, name, kind, Integer.parseInt((area + "000").substring(0, 9)));
    }

    /** The organisation answers for projects of this category. */
    void answersFor(int organisation, String category) {
        run("update jurisdiction.organisation set categories = array[?] where id = ?", category, organisation);
    }

    /** A task about a problem, as the application gives it out, and a clock of the problem that is due in so many days. */
    void addTask(int problem, String title, String area, int organisation, int days) {
        int code = Integer.parseInt((area + "000").substring(0, 9));
        run("""
                with task as (
                    insert into dispatch.task (subject_kind, subject_id, title, area, ground, org_id, binding, asks,
                                               given_by_name, orgs, users, opened_at, changed_at)
                    values ('problem', ?, ?, ?, 'TERRITORY', ?, true, '核实并督促清偿', '系统', array[?], '{}', now(), now())
                    returning subject_kind, subject_id, title, area)
                insert into dispatch.clock (subject_kind, subject_id, title, area, rule, number, unit, basis, from_day, first_due,
                                            due, calendar, next_on)
                select subject_kind, subject_id, title, area, 'e2e', 30, 'DAYS', '测试用时限', d.due - 30, d.due, d.due, 'e2e', d.due
                  from task, (select (now() at time zone 'Asia/Shanghai')::date + ? as due) d
                on conflict do nothing
                """, (long) problem, title, code, organisation, organisation, days);
    }

    /** The clocks are looked at now and not at the next minute. */
    void lookAtClocksNow() {
        run("update database.scheduled_tasks set execution_time = now() where task_name = 'dispatch-clocks'");
    }

    /** What the first row of the answer says, or 0. */
    private long run(String sql, Object... values) {
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
            if (!statement.execute()) {
                return 0;
            }
            try (var rows = statement.getResultSet()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
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
