package anxin.server.project;

import anxin.server.jurisdiction.AreaFollower;
import anxin.server.jurisdiction.AreaRows;
import anxin.server.words.Words;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Companies are registered where their area is now; the version of before is kept. */
@Component
class CompaniesFollowAreas implements AreaFollower {

    private final JdbcClient jdbc;

    CompaniesFollowAreas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Words what() {
        return new Words("企业", "companies");
    }

    @Override
    public Map<Integer, Integer> byArea() {
        return AreaRows.count(jdbc, "project.corp");
    }

    @Override
    public void follow(List<Move> moves) {
        jdbc.sql(NewVersions.sql("corp", "corp_code"))
                .param("from", Move.from(moves))
                .param("to", Move.to(moves))
                .query()
                .listOfRows();
    }
}
