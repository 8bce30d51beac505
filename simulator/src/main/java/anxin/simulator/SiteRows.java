package anxin.simulator;

import anxin.engine.datapackage.FileKind;
import anxin.engine.rows.Funding;
import anxin.engine.rows.Months;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One project's rows of every file, as bytes, and its truth. */
final class SiteRows {

    private final Map<FileKind, CsvBuffer> files = new EnumMap<>(FileKind.class);
    private final Site site;
    private final Horizon horizon;

    private SiteRows(Site site) {
        this.site = site;
        horizon = site.horizon;
        for (var kind : FileKind.values()) {
            files.put(kind, new CsvBuffer());
        }
    }

    static SiteRows of(Site site, Swipes swipes) {
        var rows = new SiteRows(site);
        rows.project();
        rows.participants();
        rows.account();
        rows.workers();
        swipes.write(site, rows.file(FileKind.ATTENDANCE));
        rows.payrolls();
        rows.entries();
        rows.deposits();
        rows.progress();
        return rows;
    }

    CsvBuffer file(FileKind kind) {
        var file = files.get(kind);
        if (file == null) {
            throw new IllegalStateException("no file " + kind);
        }
        return file;
    }

    List<TruthLine> truth() {
        return site.truth;
    }

    static void corp(CsvBuffer file, Corp corp) {
        file.cell(corp.creditCode())
                .cell(corp.name())
                .cell(corp.area())
                .cell("CONSTRUCTION")
                .flag(corp.stateOwned())
                .cell(corp.insured())
                .cell(corp.legalMan())
                .cell(corp.linkMan())
                .cell(corp.linkTel())
                .endRow();
    }

    private void project() {
        var dice = new Dice(site.index, 10);
        var funding = site.funding.stream().map(Funding::name).sorted().collect(Collectors.joining(";"));
        file(FileKind.PROJECTS)
                .cell(site.code)
                .cell(site.name)
                .cell(site.category)
                .cell(site.areaCode)
                .cell(site.place.name() + site.town)
                .cell(near(site.place.lng(), dice))
                .cell(near(site.place.lat(), dice))
                .cell(funding)
                .yuan(site.contractPriceFen)
                .cell(site.owner.creditCode())
                .cell(site.contractor.creditCode())
                .cell(site.supervisor.creditCode())
                .cell(site.contractSignedOn)
                .cell(horizon.known(site.permitOn))
                .cell(site.startDate)
                .cell(site.plannedCompleteDate)
                .cell(site.completeDate)
                .cell(site.stoppedOn)
                .cell(site.restartedOn)
                .cell(horizon.known(site.registeredOn))
                .cell(horizon.known(site.noticeBoardOn))
                .cell(horizon.known(site.paymentGuaranteeOn))
                .cell(site.payDay)
                .flag(site.depositExempt)
                .endRow();
    }

    private static @Nullable String near(@Nullable Double degrees, Dice dice) {
        return degrees == null ? null : String.format(Locale.ROOT, "%.6f", degrees + dice.fraction(-0.12, 0.12));
    }

    private void participants() {
        participant(site.owner, "008", site.contractPriceFen);
        participant(site.contractor, "009", site.contractPriceFen);
        participant(site.supervisor, "007", site.contractPriceFen / 50);
        for (var subcontractor : site.subcontractors.stream().distinct().toList()) {
            participant(subcontractor, "006", site.contractPriceFen / 5);
        }
    }

    private void participant(Corp corp, String type, long fen) {
        file(FileKind.PARTICIPANTS)
                .cell(site.code)
                .cell(corp.creditCode())
                .cell(type)
                .cell(horizon.known(site.startDate))
                .cell(site.completeDate)
                .yuan(fen)
                .endRow();
    }

    private void account() {
        var account = site.account;
        if (account == null || account.openedOn.isAfter(horizon.until())) {
            return;
        }
        file(FileKind.ACCOUNTS)
                .cell(account.number)
                .cell(site.code)
                .cell(account.bankCode)
                .cell(account.openedOn)
                .cell(horizon.known(account.filedOn))
                .cell(horizon.known(account.agreementOn))
                .cell(account.closedOn)
                .cell(account.frozenOn)
                .cell(account.unfrozenOn)
                .endRow();
    }

    private void workers() {
        for (var worker : site.crew) {
            var person = worker.person;
            file(FileKind.WORKERS)
                    .cell(site.code)
                    .cell(person.identity())
                    .cell(worker.entry)
                    .cell(worker.team.employer().creditCode())
                    .cell(worker.team.name())
                    .cell(person.name())
                    .cell(worker.team.trade().code)
                    .cell(person.phone())
                    .cell(person.card())
                    .cell(person.bankCode())
                    .flag(person.card().endsWith("3"))
                    .cell(worker.registeredOn)
                    .cell(worker.contractSignedOn)
                    .cell(worker.wageUnit)
                    .yuan(worker.unitPriceFen)
                    .cell(worker.exit)
                    .cell(worker.settledOn)
                    .endRow();
        }
    }

    /** What was first handed in wrong stands above what is right: the later line is the newer version. */
    private void payrolls() {
        site.slips.forEach(this::payroll);
        site.payroll.forEach(this::payroll);
    }

    private void payroll(PayLine line) {
        var worker = line.worker();
        file(FileKind.PAYROLLS)
                .cell(site.code)
                .cell(Months.text(line.month()))
                .cell(worker.person.identity())
                .cell(line.seq())
                .cell(worker.team.employer().creditCode())
                .cell(worker.team.name())
                .cell(line.days())
                .yuan(line.dueFen())
                .yuan(line.paidFen())
                .cell(line.balanceDate())
                .cell(line.paidFrom())
                .cell(worker.person.card())
                .cell(line.channel().name())
                .flag(line.backPay())
                .endRow();
    }

    private void entries() {
        for (var entry : site.entries) {
            var movement = entry.movement();
            file(FileKind.ACCOUNT_ENTRIES)
                    .cell(site.account().number)
                    .cell(entry.serial())
                    .cell(movement.day(), movement.second())
                    .cell(movement.credit() ? "C" : "D")
                    .yuan(movement.fen())
                    .yuan(entry.balanceFen())
                    .cell(movement.name())
                    .cell(movement.account())
                    .cell(movement.purpose().name())
                    .endRow();
        }
    }

    private void deposits() {
        for (var event : site.deposits) {
            file(FileKind.DEPOSIT_EVENTS)
                    .cell(site.code)
                    .cell(event.eventNo())
                    .cell(event.kind().name())
                    .cell(event.form().name())
                    .yuan(event.amountFen())
                    .cell(event.date())
                    .cell(event.validTo())
                    .cell(event.refersTo())
                    .endRow();
        }
    }

    private void progress() {
        for (var month : site.progress) {
            var file = file(FileKind.PROGRESS)
                    .cell(site.code)
                    .cell(Months.text(month.month()))
                    .yuan(month.completedFen())
                    .yuan(month.paidFen());
            var due = month.labourCostDueFen();
            (due == null ? file.empty() : file.yuan(due)).endRow();
        }
    }
}
