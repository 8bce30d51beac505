package anxin.engine.datapackage;

import java.util.stream.IntStream;

/** Where the columns stand that rows are compared by. */
final class Columns {

    static final int PROJECT_CODE = FileKind.PROJECTS.index("projectCode");
    static final int PROJECT_AREA = FileKind.PROJECTS.index("areaCode");
    static final int ACCOUNT_NO = FileKind.ACCOUNTS.index("accountNo");
    static final int ENTRY_ACCOUNT = FileKind.ACCOUNT_ENTRIES.index("accountNo");
    static final int WORKER_ENTRY = FileKind.WORKERS.index("entryDate");
    static final int WORKER_EXIT = FileKind.WORKERS.index("exitDate");
    static final int DEPOSIT_PROJECT = FileKind.DEPOSIT_EVENTS.index("projectCode");
    static final int DEPOSIT_EVENT = FileKind.DEPOSIT_EVENTS.index("eventNo");
    static final int DEPOSIT_KIND = FileKind.DEPOSIT_EVENTS.index("kind");
    static final int DEPOSIT_REFERS_TO = FileKind.DEPOSIT_EVENTS.index("refersTo");

    private Columns() {}

    /** In every table that names a project, {@code projectCode} is the first column, but for accounts. */
    static int project(FileKind kind) {
        return kind == FileKind.ACCOUNTS ? 1 : 0;
    }

    static int firstKey(FileKind kind) {
        return kind.columns().indexOf(kind.keys().getFirst());
    }

    static int[] ofType(FileKind kind, CellType type) {
        return IntStream.range(0, kind.columns().size())
                .filter(i -> kind.columns().get(i).type() == type)
                .toArray();
    }
}
