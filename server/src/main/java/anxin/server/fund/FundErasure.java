package anxin.server.fund;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes bank numbers (银行卡号、账号) and names of the other side (对方户名) of a project out of its rows. Special accounts
 * are the project's own and stay; whose any other number is, a person's or a company's, it does not say, so all of them go.
 * Belongs into a transaction of the application.
 */
@Component
public class FundErasure {

    private final JdbcClient jdbc;

    FundErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was erased.
     *
     * @param replaced handles of nobody, by those of numbers that other projects still name
     */
    public record Erased(int numbers, int names, Map<Long, Long> replaced) {}

    /**
     * Erases the numbers and names in the account entries of a project.
     *
     * @param more numbers that other rows of the project name
     * @param elsewhere which of some numbers rows other than account entries name for other projects
     */
    public Erased erase(int project, Collection<Long> more, Function<Set<Long>, Set<Long>> elsewhere) {
        jdbc.sql("select set_config('anxin.erasing', 'on', true)").query().singleRow();
        var numbers = new HashSet<>(more);
        numbers.addAll(named(project, "counterparty_id"));
        numbers.removeAll(erasedBefore("bank_number", numbers));
        numbers.removeAll(specialAccounts(numbers));
        var shared = elsewhere.apply(numbers);
        shared.addAll(elsewhere(project, "counterparty_id", numbers));
        var replaced = erase("bank_number", "number", numbers, shared);
        replace(project, "counterparty_id", replaced);

        var names = new HashSet<>(named(project, "counterparty_name_id"));
        names.removeAll(erasedBefore("counterparty_name", names));
        replace(
                project,
                "counterparty_name_id",
                erase("counterparty_name", "name", names, elsewhere(project, "counterparty_name_id", names)));
        return new Erased(numbers.size(), names.size(), replaced);
    }

    /** How many handles are of numbers, and of names, that were erased. */
    public long erasedNumbers() {
        return count("bank_number");
    }

    public long erasedNames() {
        return count("counterparty_name");
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from fund.%s where erased_no is not null".formatted(table))
                .query(Long.class)
                .single();
    }

    private List<Long> named(int project, String column) {
        return jdbc.sql("""
                        select e.%1$s from fund.entry e join fund.account a on a.number_id = e.account_id
                         where a.project_id = :project and e.%1$s is not null
                         union
                        select (h.content ->> '%1$s')::bigint from fund.row_history h
                          join fund.account a on a.number_id = (h.content ->> 'account_id')::bigint
                         where h.kind = 'entry' and a.project_id = :project and h.content ->> '%1$s' is not null
                        """.formatted(column))
                .param("project", project)
                .query(Long.class)
                .list();
    }

    private Set<Long> elsewhere(int project, String column, Collection<Long> ids) {
        return new HashSet<>(jdbc.sql("""
                        with asked as materialized (select unnest(:ids::bigint[]) as id)
                        select asked.id from fund.entry e
                          join asked on asked.id = e.%1$s
                          join fund.account a on a.number_id = e.account_id
                         where a.project_id <> :project
                         union
                        select asked.id from fund.row_history h
                          join asked on asked.id = (h.content ->> '%1$s')::bigint
                          join fund.account a on a.number_id = (h.content ->> 'account_id')::bigint
                         where h.kind = 'entry' and a.project_id <> :project
                        """.formatted(column))
                .param("ids", ids.toArray(Long[]::new))
                .param("project", project)
                .query(Long.class)
                .list());
    }

    private List<Long> specialAccounts(Collection<Long> numbers) {
        return jdbc.sql("select number_id from fund.account where number_id = any(?)")
                .param(numbers.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    private List<Long> erasedBefore(String table, Collection<Long> ids) {
        return jdbc.sql("select id from fund.%s where id = any(?) and erased_no is not null".formatted(table))
                .param(ids.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /** Erases entries where they stand, and makes new handles for those that must stay for others. */
    private Map<Long, Long> erase(String table, String column, Collection<Long> ids, Set<Long> shared) {
        var sorted = ids.stream().sorted().toList();
        var here = new ArrayList<Long>();
        var hereNo = new ArrayList<Integer>();
        var replaced = new HashMap<Long, Long>();
        int no = 0;
        for (var id : sorted) {
            no++;
            if (shared.contains(id)) {
                replaced.put(id, handleOfNobody(table, no));
            } else {
                here.add(id);
                hereNo.add(no);
            }
        }
        jdbc.sql("""
                        update fund.%s t set %s = null, found_by = null, erased_no = e.no
                          from unnest(:ids::bigint[], :nos::int[]) as e (id, no)
                         where t.id = e.id
                        """.formatted(table, column))
                .param("ids", here.toArray(Long[]::new))
                .param("nos", hereNo.toArray(Integer[]::new))
                .update();
        return replaced;
    }

    private long handleOfNobody(String table, int no) {
        return jdbc.sql("insert into fund.%s (erased_no) values (?) returning id".formatted(table))
                .param(no)
                .query(Long.class)
                .single();
    }

    private void replace(int project, String column, Map<Long, Long> handles) {
        if (handles.isEmpty()) {
            return;
        }
        var old = handles.keySet().toArray(Long[]::new);
        var anew = java.util.Arrays.stream(old).map(handles::get).toArray(Long[]::new);
        jdbc.sql("""
                        update fund.entry e set %1$s = r.anew
                          from unnest(:old::bigint[], :anew::bigint[]) as r (old, anew), fund.account a
                         where a.number_id = e.account_id and a.project_id = :project and e.%1$s = r.old
                        """.formatted(column))
                .param("old", old)
                .param("anew", anew)
                .param("project", project)
                .update();
        jdbc.sql("""
                        update fund.row_history h set content = h.content || jsonb_build_object('%1$s', r.anew)
                          from unnest(:old::bigint[], :anew::bigint[]) as r (old, anew), fund.account a
                         where h.kind = 'entry' and a.number_id = (h.content ->> 'account_id')::bigint
                           and a.project_id = :project and (h.content ->> '%1$s')::bigint = r.old
                        """.formatted(column))
                .param("old", old)
                .param("anew", anew)
                .param("project", project)
                .update();
    }
}
