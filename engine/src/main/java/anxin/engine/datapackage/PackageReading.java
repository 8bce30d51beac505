package anxin.engine.datapackage;

import anxin.engine.identity.BankCard;
import anxin.engine.rows.DepositEvent;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One reading of a whole package: what rows say of one another is checked here, as they pass. */
final class PackageReading {

    private static final int ROWS_BETWEEN_PROGRESS = 1 << 13;

    private final KnownReferences known;
    private final RowHandler handler;
    private final LocalDate today;
    private final CellParser parser;
    private final Limits limits;

    private final Set<String> projects = new HashSet<>();
    private final Map<String, String> rejectedProjects = new HashMap<>();
    private final Set<String> accounts = new HashSet<>();
    private final Map<String, String> rejectedAccounts = new HashMap<>();
    private final DepositKinds deposits;
    private final Set<String> remarkedAreas = new HashSet<>();
    private final Map<String, Optional<AreaGone>> goneAreas = new HashMap<>();

    PackageReading(KnownReferences known, RowHandler handler, LocalDate today, Limits limits) {
        this.known = known;
        this.handler = handler;
        this.today = today;
        this.parser = new CellParser(today);
        this.limits = limits;
        this.deposits = new DepositKinds(known);
    }

    /** A file that is to be read, with how. */
    record Table(PackageFile file, PackedFile packed, boolean sheet) {

        TableReader reader(Limits limits) {
            return sheet ? new SheetTable(packed, limits) : new CsvTable(packed);
        }
    }

    /** Reads the tables of one kind: the csv first, then the xlsx. */
    void read(FileKind kind, List<Table> tables) throws Trap {
        var sheetKeys = new KeySet();
        boolean both = tables.size() == 2;
        if (both) {
            scan(tables.get(1), line -> {
                if (line.keyReadable()) {
                    sheetKeys.add(line.row());
                }
            });
        }
        if (kind == FileKind.DEPOSIT_EVENTS) {
            for (Table table : tables) {
                scan(table, line -> gather(line, table, both ? sheetKeys : null));
            }
        }
        for (Table table : tables) {
            new Reading(table, both ? sheetKeys : null).read();
        }
    }

    private void gather(CheckedLine line, Table table, @Nullable KeySet sheetKeys) {
        if (line.keyReadable() && sheetKeys != null && !table.sheet()) {
            sheetKeys.mark(line.row());
        }
        Row row = line.row();
        if (line.rejection() != null
                || (!row.withdrawn() && reference(row) != null)
                || (table.sheet() && sheetKeys != null && sheetKeys.isMarked(row))) {
            return;
        }
        String kind = row.textOrNull(Columns.DEPOSIT_KIND);
        String refersTo = row.textOrNull(Columns.DEPOSIT_REFERS_TO);
        deposits.add(
                row.text(Columns.DEPOSIT_PROJECT),
                row.text(Columns.DEPOSIT_EVENT),
                kind == null ? null : DepositEvent.Kind.valueOf(kind),
                refersTo == null ? "" : refersTo);
    }

    /** Goes through a table ahead of its reading; nothing is said to the handler. */
    private void scan(Table table, Consumer<CheckedLine> lines) throws Trap {
        try {
            var reader = table.reader(limits);
            if (reader.survey() == null) {
                reader.read(new TableReader.Receiver() {
                    @Override
                    public @Nullable RowBuilder header(List<String> cells) {
                        return Header.of(table.file().kind(), cells) instanceof Header header
                                ? new RowBuilder(table.file().kind(), "", header, parser, lines)
                                : null;
                    }

                    @Override
                    public void at(long bytes) {}

                    @Override
                    public void brokenOff(long line, Flaw flaw) {}

                    @Override
                    public void remark(long line, String column, Flaw remark) {}
                });
            }
        } catch (Trap trap) {
            throw trap;
        } catch (IOException e) {
            // The reading proper meets the same obstacle, and says so.
        }
    }

    /** What of another row or table stands in the way of a row, if anything. */
    private @Nullable Rejection crossCheck(Row row) {
        Rejection reference = reference(row);
        if (reference != null) {
            return reference;
        }
        return switch (row.kind()) {
            case WORKERS -> {
                LocalDate exit = row.dateOrNull(Columns.WORKER_EXIT);
                LocalDate entry = row.date(Columns.WORKER_ENTRY);
                yield exit != null && exit.isBefore(entry)
                        ? rejection(
                                row, Columns.WORKER_EXIT, "" + exit, "exit-before-entry", Map.of("entry", "" + entry))
                        : null;
            }
            case DEPOSIT_EVENTS -> refund(row);
            default -> null;
        };
    }

    private @Nullable Rejection refund(Row row) {
        if (!row.text(Columns.DEPOSIT_KIND).equals("REFUND")) {
            return null;
        }
        String refersTo = row.textOrNull(Columns.DEPOSIT_REFERS_TO);
        if (refersTo == null) {
            return rejection(row, Columns.DEPOSIT_REFERS_TO, "", "refers-empty", Map.of());
        }
        return deposits.isInstrument(row.text(Columns.DEPOSIT_PROJECT), refersTo)
                ? null
                : rejection(row, Columns.DEPOSIT_REFERS_TO, refersTo, "refers-unknown", Map.of());
    }

    private @Nullable Rejection reference(Row row) {
        return switch (row.kind()) {
            case CORPS, PROJECTS -> null;
            case ACCOUNT_ENTRIES -> {
                String account = row.text(Columns.ENTRY_ACCOUNT);
                yield accounts.contains(account) || known.account(account)
                        ? null
                        : dangling(row, Columns.ENTRY_ACCOUNT, account, "account", rejectedAccounts.get(account));
            }
            default -> {
                int column = Columns.project(row.kind());
                String project = row.text(column);
                yield projects.contains(project) || known.project(project)
                        ? null
                        : dangling(row, column, project, "project", rejectedProjects.get(project));
            }
        };
    }

    private @Nullable AreaGone gone(String area) {
        return goneAreas
                .computeIfAbsent(area, code -> Optional.ofNullable(known.areaGone(code, today)))
                .orElse(null);
    }

    /** What is somebody else's to hand in, also to withdraw it; and what is over and erased. */
    private @Nullable Rejection refusedBefore(Row row) {
        return switch (row.kind()) {
            case CORPS -> null;
            case ACCOUNT_ENTRIES -> refusedAccount(row, Columns.ENTRY_ACCOUNT);
            case ACCOUNTS -> {
                Rejection project = refusedProject(row, Columns.project(row.kind()));
                yield project != null ? project : refusedAccount(row, Columns.ACCOUNT_NO);
            }
            case PROJECTS -> {
                String area = row.textOrNull(Columns.PROJECT_AREA);
                yield area != null && !known.answersFor(area)
                        ? rejection(row, Columns.PROJECT_AREA, area, "area-of-others", Map.of())
                        : refusedProject(row, Columns.PROJECT_CODE);
            }
            default -> refusedProject(row, Columns.project(row.kind()));
        };
    }

    private @Nullable Rejection refusedProject(Row row, int column) {
        String project = row.textOrNull(column);
        if (project == null) {
            return null;
        }
        return known.projectOfOthers(project)
                ? rejection(row, column, project, "project-of-others", Map.of())
                : known.projectErased(project) ? rejection(row, column, project, "project-erased", Map.of()) : null;
    }

    private @Nullable Rejection refusedAccount(Row row, int column) {
        String account = row.textOrNull(column);
        if (account == null) {
            return null;
        }
        return known.accountOfOthers(account)
                ? rejection(row, column, account, "account-of-others", Map.of())
                : known.accountErased(account) ? rejection(row, column, account, "account-erased", Map.of()) : null;
    }

    private static Rejection dangling(Row row, int column, String value, String what, @Nullable String rejectedAt) {
        return rejectedAt == null
                ? rejection(row, column, value, what + "-unknown", Map.of())
                : rejection(row, column, value, what + "-rejected", Map.of("place", rejectedAt));
    }

    private static Rejection rejection(Row row, int column, String value, String code, Map<String, String> args) {
        String name = row.kind().columns().get(column).name();
        return new Rejection(row.file(), row.kind(), row.line(), name, RowBuilder.shortened(value), code, args);
    }

    /** The reading of one table. */
    private final class Reading implements TableReader.Receiver, Consumer<CheckedLine> {

        private final Table table;
        private final PackageFile file;
        private final FileKind kind;
        private final @Nullable KeySet sheetKeys;
        private final int[] cards;
        private final int[] areas;
        private long rows;
        private long rejected;
        private boolean refusedWhole;
        private long doubtfulCards;
        private @Nullable Remark firstDoubtfulCard;

        Reading(Table table, @Nullable KeySet sheetKeys) {
            this.table = table;
            this.file = table.file();
            this.kind = file.kind();
            this.sheetKeys = sheetKeys;
            this.cards = Columns.ofType(kind, CellType.CARD);
            this.areas = Columns.ofType(kind, CellType.AREA_CODE);
        }

        void read() throws Trap {
            handler.fileStarted(file);
            try {
                var reader = table.reader(limits);
                Flaw obstacle = reader.survey();
                if (obstacle != null) {
                    brokenOff(0, obstacle);
                } else {
                    reader.read(this);
                    remarkAtEnd();
                }
            } catch (Trap trap) {
                throw trap;
            } catch (IOException e) {
                brokenOff(0, Flaw.of("damaged"));
            }
            handler.fileFinished(file, rows, rejected);
        }

        @Override
        public @Nullable RowBuilder header(List<String> cells) {
            switch (Header.of(kind, cells)) {
                case Flaw flaw -> {
                    brokenOff(0, flaw);
                    return null;
                }
                case Header header -> {
                    if (!header.unknown().isEmpty()) {
                        var names = RowBuilder.shortened(String.join(", ", header.unknown()));
                        remark(1, "", new Flaw("unknown-columns", Map.of("names", names)));
                    }
                    return new RowBuilder(kind, file.name(), header, parser, this);
                }
                default -> throw new IllegalStateException();
            }
        }

        @Override
        public void at(long bytes) {
            if (rows % ROWS_BETWEEN_PROGRESS == 0) {
                handler.progress(file, bytes, rows);
            }
        }

        @Override
        public void brokenOff(long line, Flaw flaw) {
            refusedWhole |= line == 0;
            if (line > 0) {
                rows++;
                rejected++;
            }
            handler.rejected(new Rejection(file.name(), kind, line, "", "", flaw.code(), flaw.args()));
        }

        @Override
        public void remark(long line, String column, Flaw remark) {
            handler.remark(new Remark(file.name(), kind, line, column, remark.code(), remark.args()));
        }

        @Override
        public void accept(CheckedLine line) {
            rows++;
            Row row = line.row();
            if (sheetKeys != null && !table.sheet() && line.keyReadable()) {
                sheetKeys.mark(row);
            }
            Rejection rejection = line.rejection();
            if (rejection == null && sheetKeys != null && table.sheet() && sheetKeys.isMarked(row)) {
                int key = Columns.firstKey(kind);
                rejection = rejection(row, key, String.valueOf(row.values()[key]), "key-in-both", Map.of());
            }
            if (rejection == null) {
                rejection = followAreas(row);
            }
            if (rejection == null) {
                rejection = refusedBefore(row);
            }
            if (rejection == null && !row.withdrawn()) {
                rejection = crossCheck(row);
            }
            if (rejection == null) {
                taken(row);
            } else {
                refused(row, rejection);
            }
        }

        /** Gives a row that names an abolished area the one it belongs to now; there is none for one that was split. */
        private @Nullable Rejection followAreas(Row row) {
            for (int area : areas) {
                String code = row.textOrNull(area);
                var gone = code == null ? null : gone(code);
                if (gone == null) {
                    continue;
                }
                String now = gone.successors().getFirst();
                var args = Map.of("value", gone.code(), "was", gone.name(), "now", gone.now());
                if (gone.successors().size() > 1) {
                    return rejection(row, area, gone.code(), "area-split", args);
                }
                row.values()[area] = now;
                if (remarkedAreas.add(gone.code())) {
                    remark(row.line(), kind.columns().get(area).name(), new Flaw("area-followed", args));
                }
            }
            return null;
        }

        private void taken(Row row) {
            if (!row.withdrawn()) {
                switch (kind) {
                    case PROJECTS -> projects.add(row.text(Columns.PROJECT_CODE));
                    case ACCOUNTS -> accounts.add(row.text(Columns.ACCOUNT_NO));
                    default -> {}
                }
                remarkDoubts(row);
            }
            handler.row(row);
        }

        private void refused(Row row, Rejection rejection) {
            rejected++;
            String place = file.name() + ":" + row.line();
            switch (kind) {
                case PROJECTS -> remember(rejectedProjects, row.textOrNull(Columns.PROJECT_CODE), place);
                case ACCOUNTS -> remember(rejectedAccounts, row.textOrNull(Columns.ACCOUNT_NO), place);
                default -> {}
            }
            handler.rejected(rejection);
        }

        private static void remember(Map<String, String> places, @Nullable String key, String place) {
            if (key != null) {
                places.putIfAbsent(key, place);
            }
        }

        private void remarkDoubts(Row row) {
            for (int card : cards) {
                String number = row.textOrNull(card);
                if (number != null && !BankCard.luhn(number)) {
                    doubtfulCards++;
                    if (firstDoubtfulCard == null) {
                        String column = kind.columns().get(card).name();
                        firstDoubtfulCard = new Remark(
                                file.name(),
                                kind,
                                row.line(),
                                column,
                                "luhn",
                                Map.of("value", BankCard.masked(number)));
                    }
                }
            }
            for (int area : areas) {
                String code = row.textOrNull(area);
                if (code != null && !known.listsArea(code) && remarkedAreas.add(code)) {
                    String column = kind.columns().get(area).name();
                    remark(row.line(), column, new Flaw("area-unlisted", Map.of("value", code)));
                }
            }
        }

        private void remarkAtEnd() {
            Remark card = firstDoubtfulCard;
            if (card != null) {
                var args = Map.of("value", card.args().getOrDefault("value", ""), "count", "" + doubtfulCards);
                handler.remark(new Remark(card.file(), kind, card.line(), card.column(), "luhn", args));
            }
            if (rows == 0 && rejected == 0 && !refusedWhole) {
                remark(0, "", Flaw.of("no-rows"));
            }
        }
    }
}
