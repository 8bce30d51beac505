package anxin.server.exchange;

import anxin.engine.datapackage.FileKind;
import anxin.engine.datapackage.Row;
import anxin.server.database.RowColumn;
import anxin.server.database.RowColumn.Meaning;
import anxin.server.database.RowTable;
import anxin.server.fund.BankNumbers;
import anxin.server.project.ProjectRef;
import anxin.server.project.Projects;
import anxin.server.wage.Persons;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ids of the projects, persons and bank numbers that rows name; looked up for a batch of rows at a time. */
final class References {

    private static final int MOST_NUMBERS = 200_000;

    private final Connection connection;
    private final Projects projects;
    private final Persons persons;
    private final BankNumbers bankNumbers;

    private final Map<String, ProjectRef> projectRefs = new HashMap<>();
    private final PersonIds personIds = new PersonIds();
    private final Map<String, Long> numberIds = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_NUMBERS;
        }
    };

    References(Connection connection, Projects projects, Persons persons, BankNumbers bankNumbers) {
        this.connection = connection;
        this.projects = projects;
        this.persons = persons;
        this.bankNumbers = bankNumbers;
    }

    /** Looks up what these rows name. Persons and numbers named for the first time get an id, except to be withdrawn. */
    void lookUp(RowTable table, FileKind kind, List<Row> rows) throws SQLException {
        personIds.forgetIfFull();
        for (var column : table.columns()) {
            if (column.meaning() != Meaning.VALUE) {
                lookUp(column, kind.index(column.from()), rows);
            }
        }
    }

    private void lookUp(RowColumn column, int index, List<Row> rows) throws SQLException {
        var ordinary = new HashSet<String>();
        var withdrawn = new HashSet<String>();
        for (var row : rows) {
            var value = (String) row.values()[index];
            if (value != null && id(column.meaning(), value) == null) {
                (row.withdrawn() ? withdrawn : ordinary).add(value);
            }
        }
        withdrawn.removeAll(ordinary);
        switch (column.meaning()) {
            case PROJECT -> {
                ordinary.addAll(withdrawn);
                if (!ordinary.isEmpty()) {
                    projectRefs.putAll(projects.find(connection, ordinary));
                }
            }
            case PERSON -> {
                if (!ordinary.isEmpty()) {
                    persons.findOrAdd(connection, ordinary).forEach(personIds::put);
                }
                if (!withdrawn.isEmpty()) {
                    persons.find(connection, withdrawn).forEach(personIds::put);
                }
            }
            case BANK_NUMBER -> {
                if (!ordinary.isEmpty()) {
                    numberIds.putAll(bankNumbers.findOrAdd(connection, ordinary));
                }
                if (!withdrawn.isEmpty()) {
                    numberIds.putAll(bankNumbers.find(connection, withdrawn));
                }
            }
            case VALUE -> {}
        }
    }

    /** The id of what a value names, if it is known. */
    @Nullable
    Long id(Meaning meaning, String value) {
        return switch (meaning) {
            case PROJECT -> {
                var project = projectRefs.get(value);
                yield project == null ? null : (long) project.id();
            }
            case PERSON -> personIds.get(value);
            case BANK_NUMBER -> numberIds.get(value);
            case VALUE -> null;
        };
    }

    /** The area of a project that was looked up. */
    @Nullable
    Integer area(String projectCode) {
        var project = projectRefs.get(projectCode);
        return project == null ? null : project.area();
    }
}
