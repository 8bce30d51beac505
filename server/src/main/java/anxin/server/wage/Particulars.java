package anxin.server.wage;

import anxin.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** Names and telephones of persons, as engagements state them. */
final class Particulars {

    private Particulars() {}

    /** Gives every staged engagement the id of its name and telephone. */
    static void fill(Connection connection, String staged) throws SQLException {
        Sql.run(connection, """
                insert into wage.particulars (person_id, name, phone)
                select distinct person_id, worker_name, cell_phone
                  from %s
                 where not withdrawn
                    on conflict (person_id, name, phone) do nothing
                """.formatted(staged));
        Sql.run(connection, """
                update %s s
                   set particulars_id = p.id
                  from wage.particulars p
                 where p.person_id = s.person_id
                   and p.name = s.worker_name
                   and p.phone is not distinct from s.cell_phone
                   and not s.withdrawn
                """.formatted(staged));
    }
}
