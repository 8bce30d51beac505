package anxin.server.wage;

import anxin.engine.facts.MoneyChain.TeamName;
import anxin.engine.rows.Months;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Under which employer and in which team (班组) people worked in a month. */
@Component
public class MonthTeams {

    private final JdbcClient jdbc;

    MonthTeams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By person: what the first part of the wage sheet says, otherwise the latest engagement begun by the month's end. */
    public Map<Long, TeamName> of(int projectId, YearMonth month) {
        var teams = new HashMap<Long, TeamName>();
        jdbc.sql("""
                        select distinct on (person_id) person_id, corp_code, team_name
                          from (select person_id, corp_code, team_name, 1 as place, seq, null::date as entered
                                  from wage.payroll_line
                                 where project_id = :project and month = :month and not withdrawn
                                 union all
                                select person_id, corp_code, team_name, 2, 0, entry_date
                                  from wage.engagement
                                 where project_id = :project and entry_date <= :until and not withdrawn) said
                         order by person_id, place, seq, entered desc
                        """)
                .param("project", projectId)
                .param("month", Months.of(month))
                .param("until", month.atEndOfMonth())
                .query((row, _) -> teams.put(
                        row.getLong("person_id"), new TeamName(row.getString("corp_code"), row.getString("team_name"))))
                .list();
        return teams;
    }
}
