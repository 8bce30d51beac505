package anxin.server.project;

import anxin.engine.identity.AreaCode;
import anxin.engine.rows.Funding;
import anxin.engine.rows.Project;
import anxin.server.database.BinaryCopyOut;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The projects (工程建设项目) handed in. Withdrawn ones are invisible except where it says so. */
@Component
public class Projects {

    private static final Map<String, Set<Funding>> FUNDINGS = new ConcurrentHashMap<>();

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    Projects(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    public Optional<ProjectRef> find(String code) {
        return jdbc.sql("select id, code, area from project.project where code = ? and not withdrawn")
                .param(code)
                .query(ProjectRef.class)
                .optional();
    }

    /** A project of this code, withdrawn or not. */
    public Optional<ProjectRef> findEvenWithdrawn(String code) {
        return jdbc.sql("select id, code, area from project.project where code = ?")
                .param(code)
                .query(ProjectRef.class)
                .optional();
    }

    /** Projects by code as the running import sees them, withdrawn ones included. */
    public Map<String, ProjectRef> find(Connection importing, Collection<String> codes) throws SQLException {
        var found = new HashMap<String, ProjectRef>();
        try (var statement =
                importing.prepareStatement("select id, code, area from project.project where code = any(?)")) {
            statement.setArray(1, importing.createArrayOf("text", codes.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(2), new ProjectRef(rows.getInt(1), rows.getString(2), rows.getInt(3)));
                }
            }
        }
        return found;
    }

    /** Codes of projects by id, withdrawn ones included. */
    public Map<Integer, String> codes(Collection<Integer> ids) {
        var codes = new HashMap<Integer, String>();
        jdbc.sql("select id, code from project.project where id = any(?)")
                .param((Object) ids.toArray(Integer[]::new))
                .query((row, _) -> codes.put(row.getInt(1), row.getString(2)))
                .list();
        return codes;
    }

    /** All projects of an area range, both ends included, by id. */
    public List<ProjectRef> within(int firstArea, int lastArea) {
        return jdbc.sql("""
                        select id, code, area from project.project
                         where area between ? and ? and not withdrawn
                         order by id
                        """).params(firstArea, lastArea).query(ProjectRef.class).list();
    }

    /** Who takes part in a project: owner, contractor and supervisor as the project names them, then its participants. */
    public List<Party> parties(int projectId) {
        return parties(List.of(projectId)).getOrDefault(projectId, List.of());
    }

    /** Who takes part in each of these projects. */
    public Map<Integer, List<Party>> parties(Collection<Integer> projectIds) {
        var parties = new HashMap<Integer, List<Party>>();
        jdbc.sql("""
                        with asked as (select * from project.project where id = any(:ids)),
                        named as (
                            select id as project_id, '008' as corp_type, build_corp_code as corp_code, 1 as place from asked
                             union all
                            select id, '009', contractor_corp_code, 2 from asked
                             union all
                            select id, '007', supervisor_corp_code, 3 from asked where supervisor_corp_code is not null
                             union all
                            select project_id, corp_type, corp_code, 4 from project.participant
                             where project_id = any(:ids) and not withdrawn)
                        select n.project_id, n.corp_type, n.corp_code, c.corp_name
                          from (select project_id, corp_type, corp_code, min(place) as place from named group by 1, 2, 3) n
                          left join project.corp c on c.corp_code = n.corp_code and not c.withdrawn
                         order by n.project_id, n.place, n.corp_type, n.corp_code
                        """)
                .param("ids", projectIds.toArray(Integer[]::new))
                .query((row, _) -> parties.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>())
                        .add(new Party(row.getString(2), row.getString(3), row.getString(4))))
                .list();
        return parties;
    }

    /** Names of companies by credit code, as far as they are known. */
    public Map<String, String> corpNames(Collection<String> corpCodes) {
        var names = new HashMap<String, String>();
        jdbc.sql("select corp_code, corp_name from project.corp where corp_code = any(?) and not withdrawn")
                .param((Object) corpCodes.toArray(String[]::new))
                .query((row, _) -> names.put(row.getString(1), row.getString(2)))
                .list();
        return names;
    }

    /** Reads the projects with an id from {@code fromId} to {@code toId}, both included, by id. */
    public void read(int fromId, int toId, Consumer<ProjectRow> sink) {
        var sql = """
                select id, area, org_id, name, code, category, funding, contract_price_fen, contract_signed_on,
                       permit_on, start_date, planned_complete_date, complete_date, stopped_on, restarted_on,
                       registered_on, notice_board_on, payment_guarantee_on, pay_day, deposit_exempt
                  from project.project
                 where id between %d and %d and not withdrawn
                 order by id
                """.formatted(fromId, toId);
        BinaryCopyOut.read(dataSource, sql, row -> sink.accept(project(row)));
    }

    private static ProjectRow project(BinaryCopyOut row) {
        int id = row.integer();
        int area = row.integer();
        int org = row.integer();
        var name = row.text();
        return new ProjectRow(
                id,
                area,
                org,
                name,
                new Project(
                        row.text(),
                        AreaCode.text(area),
                        row.text(),
                        FUNDINGS.computeIfAbsent(row.text(), Projects::fundings),
                        row.bigint(),
                        row.dateOrNull(),
                        row.dateOrNull(),
                        row.date(),
                        row.date(),
                        row.dateOrNull(),
                        row.dateOrNull(),
                        row.dateOrNull(),
                        row.dateOrNull(),
                        row.dateOrNull(),
                        row.dateOrNull(),
                        row.smallint(),
                        row.bool()));
    }

    private static Set<Funding> fundings(String joined) {
        var fundings = EnumSet.noneOf(Funding.class);
        for (var funding : joined.split(";")) {
            fundings.add(Funding.valueOf(funding));
        }
        return fundings;
    }
}
