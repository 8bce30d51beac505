package anxin.server.exchange;

import anxin.engine.datapackage.FileKind;
import anxin.engine.identity.CreditCode;
import anxin.engine.identity.IdentityNumber;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A data package for a test: only what matters is said, the rest is in order. */
final class Given {

    private final SequencedMap<String, byte[]> files = new LinkedHashMap<>();

    static Given aPackage() {
        return new Given();
    }

    /** Persons born in 1900, so that nobody living is meant. */
    static String person(int n) {
        var first17 = "50010119000101" + "%03d".formatted(n % 1000);
        first17 = n < 1000 ? first17 : "5001011900%02d%02d%03d".formatted(1 + n / 28000, 1 + n / 1000 % 28, n % 1000);
        return first17 + IdentityNumber.checkCharacter(first17);
    }

    static String corp(int n) {
        var first16 = "91500101MA5%05d".formatted(n);
        var first17 = first16 + CreditCode.organisationCheckCharacter(first16);
        return first17 + CreditCode.checkCharacter(first17);
    }

    Given corps(String... rows) {
        return file(FileKind.CORPS, "corpCode,corpName,areaCode,industry,stateOwned,insuredHeadcount", rows);
    }

    Given projects(String... rows) {
        return file(
                FileKind.PROJECTS,
                "projectCode,name,category,areaCode,funding,contractPrice,buildCorpCode,contractorCorpCode,"
                        + "contractSignedOn,startDate,plannedCompleteDate,payDay,depositExempt,lng,deleted",
                rows);
    }

    /** A row of projects.csv. */
    static String project(String code, String name, String area) {
        return "%s,%s,01,%s,GOVERNMENT;SOE,5000000.00,%s,%s,2026-01-05,2026-01-10,2027-12-31,15,0,106.50,"
                .formatted(code, name, area, corp(1), corp(2));
    }

    static String project(String code) {
        return project(code, "滨江路工程", "500101");
    }

    static String withdrawnProject(String code) {
        return code + ",,,,,,,,,,,,,,1";
    }

    Given participants(String... rows) {
        return file(FileKind.PARTICIPANTS, "projectCode,corpCode,corpType,entryTime,contractAmount,deleted", rows);
    }

    Given workers(String... rows) {
        return file(
                FileKind.WORKERS,
                "projectCode,idCardNumber,entryDate,corpCode,teamName,workerName,workType,cellPhone,"
                        + "payRollBankCardNumber,socialSecurityCard,registeredOn,wageUnit,unitPrice,deleted",
                rows);
    }

    static String worker(String project, int person, String name, String card) {
        return "%s,%s,2026-02-01,%s,钢筋一班,%s,020,13800000000,%s,0,2026-02-01,DAY,320.00,"
                .formatted(project, person(person), corp(3), name, card);
    }

    Given attendance(String... rows) {
        return file(FileKind.ATTENDANCE, "projectCode,idCardNumber,time,direction,attendType,deleted", rows);
    }

    static String swipe(String project, int person, String time, String direction) {
        return "%s,%s,%s,%s,001,".formatted(project, person(person), time, direction);
    }

    Given payrolls(String... rows) {
        return file(
                FileKind.PAYROLLS,
                "projectCode,payMonth,idCardNumber,seq,corpCode,teamName,days,totalPayAmount,actualAmount,balanceDate,"
                        + "payBankCardNumber,payRollBankCardNumber,channel,isBackPay,deleted",
                rows);
    }

    static String payroll(String project, int person, String month, String due, String paid) {
        return "%s,%s,%s,1,%s,钢筋一班,22,%s,%s,2026-03-15,500100000001,6222020000000000012,BANK,0,"
                .formatted(project, month, person(person), corp(3), due, paid);
    }

    Given accounts(String... rows) {
        return file(FileKind.ACCOUNTS, "accountNo,projectCode,bankCode,openedOn,deleted", rows);
    }

    static String account(String number, String project) {
        return "%s,%s,102,2026-01-20,".formatted(number, project);
    }

    Given entries(String... rows) {
        return file(
                FileKind.ACCOUNT_ENTRIES,
                "accountNo,serialNo,time,direction,amount,balance,counterpartyName,counterpartyAccount,purpose,deleted",
                rows);
    }

    static String entry(String account, String serial, String amount, String balance) {
        return "%s,%s,2026-02-10 10:00:00,C,%s,%s,建设单位,500100000002,LABOUR_COST,"
                .formatted(account, serial, amount, balance);
    }

    Given deposits(String... rows) {
        return file(
                FileKind.DEPOSIT_EVENTS, "projectCode,eventNo,kind,form,amount,date,validTo,refersTo,deleted", rows);
    }

    Given progress(String... rows) {
        return file(FileKind.PROGRESS, "projectCode,month,completedValue,paidAmount,labourCostDue,deleted", rows);
    }

    private Given file(FileKind kind, String header, String... rows) {
        return file(kind.fileName() + ".csv", header + "\n" + String.join("\n", rows) + "\n");
    }

    Given file(String name, String content) {
        return file(name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Given file(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    /** One row in each of the ten files, all of one project. */
    static Given everything(String project) {
        return aPackage()
                .corps("%s,渝江建工,500101,CONSTRUCTION,0,120".formatted(corp(2)))
                .projects(project(project))
                .participants("%s,%s,006,2026-01-15 08:00:00,900000.00,".formatted(project, corp(3)))
                .accounts(account("500100000001", project))
                .workers(worker(project, 1, "张三", "6222020000000000012"))
                .attendance(
                        swipe(project, 1, "2026-02-02 07:30:00", "01"), swipe(project, 1, "2026-02-02 18:00:00", "02"))
                .payrolls(payroll(project, 1, "2026-02", "7000.00", "7000.00"))
                .entries(entry("500100000001", "0001", "100000.00", "100000.00"))
                .deposits("%s,B1,DEPOSIT,CASH,100000.00,2026-01-20,,,".formatted(project))
                .progress("%s,2026-02,800000.00,700000.00,120000.00,".formatted(project));
    }

    /** The files as a zip, in the order in which they were given. */
    InputStream zipped() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    /** The same files, last first. */
    Given reversed() {
        var turned = new Given();
        files.reversed().forEach(turned.files::put);
        return turned;
    }
}
