package anxin.server.project;

import anxin.engine.datapackage.FileKind;
import anxin.server.database.AreaMoves;
import anxin.server.database.ImportStamp;
import anxin.server.database.RowMerge;
import anxin.server.database.RowTable;
import anxin.server.database.RowsHome;
import anxin.server.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where companies, projects and participants of a package go. */
@Component
@Order(1)
class ProjectHome implements RowsHome {

    private static final Map<FileKind, RowTable> TABLES = Map.of(
            FileKind.CORPS, ProjectTables.CORP,
            FileKind.PROJECTS, ProjectTables.PROJECT,
            FileKind.PARTICIPANTS, ProjectTables.PARTICIPANT);

    private final Contacts contacts;

    ProjectHome(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public Map<FileKind, RowTable> tables() {
        return TABLES;
    }

    @Override
    public void fill(Connection connection, FileKind kind, List<@Nullable Object[]> rows) throws SQLException {
        if (kind == FileKind.CORPS) {
            contacts.fill(connection, rows);
        }
    }

    @Override
    public Merged merge(Connection connection, FileKind kind, String staged, ImportStamp stamp) throws SQLException {
        if (kind == FileKind.PROJECTS) {
            return mergeProjects(connection, staged, stamp);
        }
        var table = kind == FileKind.CORPS ? ProjectTables.CORP : ProjectTables.PARTICIPANT;
        var counts = RowMerge.merge(connection, table, staged, stamp);
        return new Merged(
                counts,
                kind == FileKind.PARTICIPANTS && counts.changedSomething()
                        ? Sql.ints(connection, "select distinct project_id from " + staged)
                        : new int[0],
                Map.of());
    }

    private Merged mergeProjects(Connection connection, String staged, ImportStamp stamp) throws SQLException {
        var counts = RowMerge.merge(connection, ProjectTables.PROJECT, staged, stamp);
        if (!counts.changedSomething()) {
            return new Merged(counts, new int[0], Map.of());
        }
        var changed =
                Sql.ints(connection, "select id from project.project where import_id = %d".formatted(stamp.importId()));
        return new Merged(counts, changed, correctedAreas(connection, stamp));
    }

    private static Map<Integer, Integer> correctedAreas(Connection connection, ImportStamp stamp) throws SQLException {
        var moved = new HashMap<Integer, Integer>();
        var sql = """
                select p.id, p.area
                  from project.row_history h
                  join project.project p on p.id = (h.content ->> 'id')::int
                 where h.kind = 'project'
                   and h.superseded_by_import = %d
                   and (h.content ->> 'area')::int <> p.area
                """.formatted(stamp.importId());
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                moved.put(rows.getInt(1), rows.getInt(2));
            }
        }
        return moved;
    }

    @Override
    public void moveAreas(Connection connection, Map<Integer, Integer> areas) throws SQLException {
        AreaMoves.apply(connection, areas, "project.participant");
    }
}
