package anxin.server.jurisdiction;

import anxin.server.jurisdiction.Organisation.Particulars;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The organisations (机构) that hand rows in or answer for warnings. They end, but are never taken away. */
@Repository
public class Organisations {

    private static final String SELECT = """
            select o.*, array(select alias from jurisdiction.organisation_alias a
                               where a.organisation_id = o.id order by alias) as aliases
              from jurisdiction.organisation o
            """;

    private final JdbcClient jdbc;

    Organisations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Organisation> find(int id) {
        return id == 0
                ? Optional.empty()
                : jdbc.sql(SELECT + " where o.id = :id")
                        .param("id", id)
                        .query(Organisations::organisation)
                        .optional();
    }

    /** The numbers of an organisation and of all below it, with those they have taken over from. */
    public List<Integer> withBelow(int id) {
        return jdbc.sql("""
                        with recursive below (id) as (
                            select :id
                             union
                            select o.id from jurisdiction.organisation o join below b on b.id in (o.parent_id, o.merged_into))
                        select id from below
                        """).param("id", id).query(Integer.class).list();
    }

    /** Those of a range of areas, both ends included, by area and name; with a text those that go by such a name. */
    public List<Organisation> between(int areaFrom, int areaTo, @Nullable String text) {
        return jdbc.sql(SELECT + """
                         where o.area between :from and :to
                           and (:text = '' or position(:text in o.name) > 0 or o.credit_code = :text
                                or exists (select from jurisdiction.organisation_alias a
                                            where a.organisation_id = o.id and position(:text in a.alias) > 0))
                         order by o.area, o.name
                        """)
                .param("from", areaFrom)
                .param("to", areaTo)
                .param("text", text == null ? "" : text.strip())
                .query(Organisations::organisation)
                .list();
    }

    /** Those in being that go by exactly this name or alias in a range of areas, both ends included. */
    public List<Organisation> named(String name, int areaFrom, int areaTo) {
        return jdbc.sql(SELECT + """
                         where o.area between :from and :to and o.ended_on is null
                           and (o.name = :name
                                or exists (select from jurisdiction.organisation_alias a
                                            where a.organisation_id = o.id and a.alias = :name))
                        """)
                .param("from", areaFrom)
                .param("to", areaTo)
                .param("name", name)
                .query(Organisations::organisation)
                .list();
    }

    /** Adds one; nothing where the name is taken. */
    public Optional<Integer> add(Particulars wanted) {
        var added = jdbc.sql("""
                        insert into jurisdiction.organisation (name, kind, area, parent_id, credit_code, bank_code, categories)
                        values (:name, :kind, :area, :parent, :creditCode, :bankCode, :categories)
                        on conflict (name) do nothing returning id
                        """).params(columns(wanted)).query(Integer.class).optional();
        added.ifPresent(id -> putAliases(id, wanted.aliases()));
        return added;
    }

    public void change(int id, Particulars wanted) {
        jdbc.sql("""
                        update jurisdiction.organisation
                           set name = :name, kind = :kind, area = :area, parent_id = :parent, credit_code = :creditCode,
                               bank_code = :bankCode, categories = :categories
                         where id = :id
                        """).params(columns(wanted)).param("id", id).update();
        putAliases(id, wanted.aliases());
    }

    /** There is no such organisation any more; 0 where no other has taken over its work. */
    public void end(int id, LocalDate endedOn, int mergedInto) {
        jdbc.sql("update jurisdiction.organisation set ended_on = :day, merged_into = nullif(:into, 0) where id = :id")
                .param("id", id)
                .param("day", endedOn)
                .param("into", mergedInto)
                .update();
    }

    /** How many each area has. */
    public Map<Integer, Integer> byArea() {
        return AreaRows.count(jdbc, "jurisdiction.organisation");
    }

    /** Those of one area are of another from now on; gives their numbers. */
    public List<Integer> move(AreaFollower.Move move) {
        return jdbc.sql("update jurisdiction.organisation set area = :to where area = :from returning id")
                .param("from", move.from())
                .param("to", move.to())
                .query(Integer.class)
                .list();
    }

    private void putAliases(int id, List<String> aliases) {
        jdbc.sql("delete from jurisdiction.organisation_alias where organisation_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("""
                        insert into jurisdiction.organisation_alias (organisation_id, alias)
                        select :id, alias from unnest(:aliases::text[]) alias on conflict do nothing
                        """)
                .param("id", id)
                .param("aliases", aliases.toArray(String[]::new))
                .update();
    }

    private static Map<String, @Nullable Object> columns(Particulars wanted) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("name", wanted.name());
        columns.put("kind", wanted.kind().name());
        columns.put("area", wanted.area());
        columns.put("parent", wanted.parent() == 0 ? null : wanted.parent());
        columns.put("creditCode", wanted.creditCode());
        columns.put("bankCode", wanted.bankCode());
        columns.put("categories", wanted.categories().toArray(String[]::new));
        return columns;
    }

    private static Organisation organisation(ResultSet row, int n) throws SQLException {
        return new Organisation(
                row.getInt("id"),
                new Particulars(
                        row.getString("name"),
                        OrganisationKind.valueOf(row.getString("kind")),
                        row.getInt("area"),
                        row.getInt("parent_id"),
                        row.getString("credit_code"),
                        row.getString("bank_code"),
                        list(row.getArray("categories")),
                        list(row.getArray("aliases"))),
                row.getObject("ended_on", LocalDate.class),
                row.getInt("merged_into"));
    }

    private static List<String> list(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
