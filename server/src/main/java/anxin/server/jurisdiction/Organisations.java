package anxin.server.jurisdiction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The organisations (机构) that hand rows in or answer for warnings. */
@Repository
public class Organisations {

    private final JdbcClient jdbc;

    Organisations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Organisation> find(int id) {
        return id == 0
                ? Optional.empty()
                : jdbc.sql("select id, name, kind, area from jurisdiction.organisation where id = :id")
                        .param("id", id)
                        .query(Organisations::organisation)
                        .optional();
    }

    /** Those of a range of areas, both ends included, by area and name. */
    public List<Organisation> between(int areaFrom, int areaTo) {
        return jdbc.sql("""
                        select id, name, kind, area from jurisdiction.organisation
                         where area between :from and :to order by area, name
                        """)
                .param("from", areaFrom)
                .param("to", areaTo)
                .query(Organisations::organisation)
                .list();
    }

    /** Adds one; nothing where the name is taken. */
    public Optional<Organisation> add(String name, OrganisationKind kind, int area) {
        return jdbc.sql("""
                        insert into jurisdiction.organisation (name, kind, area) values (:name, :kind, :area)
                        on conflict (name) do nothing returning id, name, kind, area
                        """)
                .param("name", name)
                .param("kind", kind.name())
                .param("area", area)
                .query(Organisations::organisation)
                .optional();
    }

    private static Organisation organisation(ResultSet row, int n) throws SQLException {
        return new Organisation(
                row.getInt("id"),
                row.getString("name"),
                OrganisationKind.valueOf(row.getString("kind")),
                row.getInt("area"));
    }
}
