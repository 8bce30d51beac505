package anxin.server.exchange;

import anxin.engine.datapackage.BadPackage;
import anxin.engine.datapackage.DataPackage;
import anxin.engine.datapackage.Limits;
import anxin.server.access.Scope;
import anxin.server.database.ImportStamp;
import anxin.server.database.RowsHome;
import anxin.server.fund.BankNumbers;
import anxin.server.fund.Funds;
import anxin.server.jurisdiction.Areas;
import anxin.server.project.ProjectErasure;
import anxin.server.project.Projects;
import anxin.server.wage.Persons;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.stereotype.Component;

/** Runs one import within one transaction: read, check, stage, merge. */
@Component
class ImportRun {

    private final PackageStore packages;
    private final List<RowsHome> homes;
    private final Areas areas;
    private final Projects projects;
    private final ProjectErasure erasure;
    private final Funds funds;
    private final Persons persons;
    private final BankNumbers bankNumbers;
    private final Clock clock;

    ImportRun(
            PackageStore packages,
            List<RowsHome> homes,
            Areas areas,
            Projects projects,
            ProjectErasure erasure,
            Funds funds,
            Persons persons,
            BankNumbers bankNumbers,
            Clock clock) {
        this.packages = packages;
        this.homes = homes;
        this.areas = areas;
        this.projects = projects;
        this.erasure = erasure;
        this.funds = funds;
        this.persons = persons;
        this.bankNumbers = bankNumbers;
        this.clock = clock;
    }

    /** A run that others may watch and stop. */
    static final class Handle {

        private final Connection connection;
        private volatile boolean stopped;
        private volatile @Nullable ImportProgress applying;
        private volatile @Nullable Reading reading;
        private volatile @Nullable KnownRows known;

        Handle(Connection connection) {
            this.connection = connection;
        }

        @Nullable
        ImportProgress progress() {
            var reader = reading;
            return applying != null ? applying : reader == null ? null : reader.progress();
        }

        private KnownRows known(KnownRows asked) {
            known = asked;
            return asked;
        }

        /** Codes of the projects that the package has named so far. */
        Set<String> named() {
            var asked = known;
            return asked == null ? Set.of() : asked.named();
        }

        /** Stops the run, also in the middle of a long statement. */
        void stop() {
            stopped = true;
            var reader = reading;
            if (reader != null) {
                reader.abandon();
            }
            try {
                connection.unwrap(PGConnection.class).cancelQuery();
            } catch (SQLException e) {
                // The connection is gone, and with it the statement.
            }
        }

        boolean stopped() {
            return stopped;
        }

        void goOn() {
            if (stopped) {
                throw new Cancelled();
            }
        }
    }

    Outcome run(ImportStore.Taken taken, Handle handle, Connection connection)
            throws BadPackage, IOException, SQLException, InterruptedException {
        tune(connection);
        try (var rejectedFile = packages.newRejected(taken.keptAs(), taken.id());
                var copy = packages.workingCopy(taken.keptAs());
                var pack = DataPackage.open(copy.file(), LocalDate.now(clock), Limits.standard());
                var reading = new Reading(pack, handle.known(known(taken)), rejectedFile)) {
            handle.reading = reading;
            handle.goOn();
            var staging = new Staging(
                    connection,
                    homes,
                    new References(connection, projects, persons, bankNumbers),
                    new ImportStamp(taken.id(), taken.orgId()));
            stageAll(reading, staging, handle);
            var read = reading.progress();
            staging.mergeAll(file -> {
                handle.goOn();
                handle.applying = new ImportProgress(
                        ImportState.APPLYING, file, read.rows(), read.totalBytes(), read.totalBytes());
            });
            handle.goOn();
            rejectedFile.finish();
            return new Outcome(
                    reading.tallies().stream().map(staging::count).toList(),
                    reading.remarks(),
                    reading.rejectedRows(),
                    reading.rejections(),
                    staging.projects());
        }
    }

    private KnownRows known(ImportStore.Taken taken) {
        return new KnownRows(areas, projects, erasure, funds, Scope.of(taken.area()));
    }

    private static void stageAll(Reading reading, Staging staging, Handle handle)
            throws BadPackage, IOException, SQLException, InterruptedException {
        while (true) {
            handle.goOn();
            switch (reading.next()) {
                case Batch.Rows rows -> staging.add(rows);
                case Batch.End(var failure) -> {
                    switch (failure) {
                        case null -> {
                            return;
                        }
                        case BadPackage bad -> throw bad;
                        case java.io.UncheckedIOException io -> throw io.getCause();
                        case RuntimeException other -> throw other;
                        default -> throw new IllegalStateException(failure);
                    }
                }
            }
        }
    }

    // Sorting and joining a whole file is worth some memory, and compiling these statements is not worth the time.
    private static void tune(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local work_mem = '128MB'");
            statement.execute("set local jit = off");
        }
    }
}
