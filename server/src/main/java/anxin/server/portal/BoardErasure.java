package anxin.server.portal;

import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What boards hold of persons goes with the other personal data of a project (按规定删除): names, telephones, photographs. */
@Component
public class BoardErasure {

    private final JdbcClient jdbc;

    BoardErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Belongs into a transaction of the application; that there were entries and postings stays. */
    public void erase(int project) {
        jdbc.sql("update portal.project_entry set value = null where project_id = ? and item = any(?)")
                .params(
                        project,
                        Arrays.stream(BoardItem.values())
                                .filter(BoardItem::namesPersons)
                                .map(BoardItem::name)
                                .toArray(String[]::new))
                .update();
        jdbc.sql("""
                        delete from portal.photo h using portal.posting p
                         where p.id = h.posting_id and p.project_id = ?
                        """).param(project).update();
    }
}
