package anxin.engine.datapackage;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.rows.DepositEvent;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rows say of one another. */
class ReferencesTests {

    @TempDir
    Path folder;

    private final KnownReferences known = new KnownReferences() {
        @Override
        public boolean project(String projectCode) {
            return projectCode.equals("OLD");
        }

        @Override
        public boolean account(String accountNo) {
            return accountNo.equals("999999999999");
        }

        @Override
        public DepositEvent.Kind depositEvent(String projectCode, String eventNo) {
            return projectCode.equals("OLD") && eventNo.equals("D0") ? DepositEvent.Kind.TOP_UP : null;
        }
    };

    @Test
    void whatIsKnownAlreadyMayBeReferredTo() throws BadPackage {
        Sample.write(folder, "workers.csv", Sample.csv(Sample.row(FileKind.WORKERS, "projectCode=OLD")));
        Sample.write(
                folder,
                "account_entries.csv",
                Sample.csv(Sample.row(FileKind.ACCOUNT_ENTRIES, "accountNo=9999 9999 9999")));

        var read = Collected.read(folder, known, Limits.standard());

        assertThat(read.rejections).isEmpty();
        assertThat(read.rows).hasSize(2);
    }

    @Test
    void rowsOfARejectedProjectAreRejectedUnlessItIsKnown() throws BadPackage {
        Sample.put(
                folder,
                FileKind.PROJECTS,
                Sample.row(FileKind.PROJECTS, "payDay=0"),
                Sample.row(FileKind.PROJECTS, "projectCode=OLD", "payDay=0"));
        Sample.put(
                folder,
                FileKind.PROGRESS,
                Sample.row(FileKind.PROGRESS),
                Sample.row(FileKind.PROGRESS, "projectCode=OLD"),
                Sample.row(FileKind.PROGRESS, "projectCode=NEVER"));

        var read = Collected.read(folder, known, Limits.standard());

        assertThat(read.places())
                .contains("progress.csv:2 projectCode project-rejected", "progress.csv:4 projectCode project-unknown");
        assertThat(read.rejections).anySatisfy(r -> assertThat(r.args()).containsEntry("place", "projects.csv:2"));
        assertThat(read.rows)
                .singleElement()
                .satisfies(row -> assertThat(row.text(0)).isEqualTo("OLD"));
    }

    @Test
    void aProjectRejectedOnOneLineAndGoodOnALaterOneMayBeReferredTo() throws BadPackage {
        Sample.put(folder, FileKind.PROJECTS, Sample.row(FileKind.PROJECTS, "payDay=0"), Sample.row(FileKind.PROJECTS));
        Sample.put(folder, FileKind.PROGRESS, Sample.row(FileKind.PROGRESS));

        assertThat(Collected.read(folder).places()).containsExactly("projects.csv:2 payDay integer");
    }

    @Test
    void entriesOfARejectedAccountAreRejected() throws BadPackage {
        Sample.put(folder, FileKind.ACCOUNTS, Sample.row(FileKind.ACCOUNTS, "bankCode=000"));
        Sample.put(folder, FileKind.ACCOUNT_ENTRIES, Sample.row(FileKind.ACCOUNT_ENTRIES));

        assertThat(Collected.read(folder).codes()).containsExactly("dictionary", "account-rejected");
    }

    @Test
    void withdrawingWhatIsUnknownIsNoFaultAndMakesNothingKnown() throws BadPackage {
        Sample.write(folder, "projects.csv", Sample.csv(Sample.row(FileKind.PROJECTS, "deleted=1")));
        Sample.write(folder, "progress.csv", Sample.csv(Sample.row(FileKind.PROGRESS)));

        var read = Collected.read(folder);

        assertThat(read.rows)
                .singleElement()
                .satisfies(row -> assertThat(row.withdrawn()).isTrue());
        assertThat(read.codes()).containsExactly("project-unknown");
    }

    @Test
    void aRefundNamesADepositOrTopUpOfItsProjectWhereverItStands() throws BadPackage {
        var refund = new String[] {"kind=REFUND", "amount=1.00"};
        Sample.put(
                folder,
                FileKind.PROJECTS,
                Sample.row(FileKind.PROJECTS),
                Sample.row(FileKind.PROJECTS, "projectCode=P2"));
        Sample.put(
                folder,
                FileKind.DEPOSIT_EVENTS,
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=R2", refund[0], "refersTo=D1"),
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=R3", refund[0], "refersTo="),
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=R4", refund[0], "refersTo=U1"),
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=R5", refund[0], "refersTo=R2"),
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=R6", refund[0], "refersTo=R6"),
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=R7", refund[0], "refersTo=D1", "projectCode=P2"),
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=R8", refund[0], "refersTo=D0", "projectCode=OLD"),
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=R9", refund[0], "refersTo=T1"),
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=D1"),
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=U1", "kind=USE"),
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=T1", "kind=TOP_UP"));

        var read = Collected.read(folder, known, Limits.standard());

        assertThat(read.places())
                .containsExactly(
                        "deposit_events.csv:3 refersTo refers-empty",
                        "deposit_events.csv:4 refersTo refers-unknown",
                        "deposit_events.csv:5 refersTo refers-unknown",
                        "deposit_events.csv:6 refersTo refers-unknown",
                        "deposit_events.csv:7 refersTo refers-unknown");
    }

    @Test
    void whatAnEventFinallyIsDecidesWhetherItCanBeGivenBack() throws BadPackage {
        Sample.put(
                folder,
                FileKind.DEPOSIT_EVENTS,
                // D1 ends as a use; D2 is withdrawn; D3's last line is a refund that is itself rejected, so it stays.
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=D1"),
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=D2"),
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=D3"),
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=R1", "kind=REFUND", "refersTo=D1"),
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=R2", "kind=REFUND", "refersTo=D2"),
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=R3", "kind=REFUND", "refersTo=D3"),
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=D1", "kind=USE"),
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=D2", "deleted=1"),
                Sample.row(FileKind.DEPOSIT_EVENTS, "eventNo=D3", "kind=REFUND", "refersTo=NONE"));

        assertThat(Collected.read(folder).places())
                .containsExactly(
                        "deposit_events.csv:5 refersTo refers-unknown",
                        "deposit_events.csv:6 refersTo refers-unknown",
                        "deposit_events.csv:10 refersTo refers-unknown");
    }

    @Test
    void filesAreReadInTheOrderOfTheirReferences() throws BadPackage {
        for (FileKind kind : FileKind.values()) {
            Sample.put(folder, kind, Sample.row(kind));
        }

        assertThat(Collected.read(folder).rows).extracting(Row::kind).containsExactly(FileKind.values());
    }

    @Test
    void aPackageReadTwiceGivesTheSame() throws BadPackage {
        Sample.put(folder, FileKind.PROGRESS, Sample.row(FileKind.PROGRESS), Sample.row(FileKind.PROGRESS, "month="));
        var first = new Collected();
        var second = new Collected();
        try (var data = DataPackage.open(folder, Collected.TODAY, Limits.standard())) {
            data.read(KnownReferences.none(), first);
            data.read(KnownReferences.none(), second);
        }

        assertThat(second.places()).isEqualTo(first.places()).hasSize(1);
        assertThat(second.rows).hasSameSizeAs(first.rows);
    }
}
