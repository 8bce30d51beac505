package anxin.server.warning;

import anxin.engine.identity.CreditCode;
import anxin.engine.identity.IdentityNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** One project's data package for a test: everything in order but for what the test says. */
public final class Site {

    private final String code;
    private final String area;
    private final LocalDate start;
    private String name = "滨江路工程";
    private String paymentGuaranteeOn = "";
    private String deleted = "";
    private final List<String> attendance = new ArrayList<>();
    private final List<String> payroll = new ArrayList<>();

    private Site(String code, String area, LocalDate start) {
        this.code = code;
        this.area = area;
        this.start = start;
    }

    public static Site startedOn(String code, String area, LocalDate start) {
        return new Site(code, area, start);
    }

    public Site called(String newName) {
        name = newName;
        return this;
    }

    public Site withPaymentGuarantee(LocalDate on) {
        paymentGuaranteeOn = on.toString();
        return this;
    }

    public Site withdrawn() {
        deleted = "1";
        return this;
    }

    /** A line of the wage sheet for the one worker; what was paid was paid on the first of the next month. */
    public Site onTheWageSheet(YearMonth month, String due, String paid) {
        payroll.add("%s,%s,%s,1,%s,钢筋一班,%s,%s,%s,BANK,0,%s"
                .formatted(
                        code,
                        month,
                        person(),
                        corp(2),
                        due,
                        paid,
                        month.plusMonths(1).atDay(1),
                        accountNo()));
        return this;
    }

    public Site attendedOn(LocalDate day) {
        attendance.add("%s,%s,%s 07:30:00,01".formatted(code, person(), day));
        return this;
    }

    /** Writes the package into an empty folder below the given one. */
    public Path in(Path folder) {
        try {
            var target = Files.createTempDirectory(folder, code);
            Files.writeString(target.resolve("projects.csv"), """
                    projectCode,name,category,areaCode,funding,contractPrice,buildCorpCode,contractorCorpCode,contractSignedOn,startDate,plannedCompleteDate,registeredOn,noticeBoardOn,paymentGuaranteeOn,payDay,depositExempt,deleted
                    %s,%s,01,%s,PRIVATE,5000000.00,%s,%s,%s,%s,2027-12-31,%s,%s,%s,15,1,%s
                    """.formatted(
                    code, name, area, corp(1), corp(2), start, start, start, start, paymentGuaranteeOn, deleted));
            if (deleted.isEmpty()) {
                Files.writeString(
                        target.resolve("accounts.csv"),
                        "accountNo,projectCode,bankCode,openedOn,filedOn\n%s,%s,102,%s,%s\n"
                                .formatted(accountNo(), code, start, start));
                Files.writeString(
                        target.resolve("workers.csv"), """
                        projectCode,idCardNumber,entryDate,corpCode,teamName,workerName,workType,socialSecurityCard,registeredOn,contractSignedOn,wageUnit
                        %s,%s,%s,%s,钢筋一班,张三,020,0,%s,%s,DAY
                        """.formatted(code, person(), start, corp(2), start, start));
            }
            if (!attendance.isEmpty()) {
                Files.writeString(
                        target.resolve("attendance.csv"),
                        "projectCode,idCardNumber,time,direction\n" + String.join("\n", attendance) + "\n");
            }
            if (!payroll.isEmpty()) {
                Files.writeString(
                        target.resolve("payrolls.csv"),
                        "projectCode,payMonth,idCardNumber,seq,corpCode,teamName,totalPayAmount,actualAmount,balanceDate,channel,isBackPay,payBankCardNumber\n"
                                + String.join("\n", payroll) + "\n");
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String accountNo() {
        return "6001" + Math.abs(code.hashCode());
    }

    /** Born in 1900, so that nobody living is meant. */
    private static String person() {
        var first17 = "50010119000101001";
        return first17 + IdentityNumber.checkCharacter(first17);
    }

    private static String corp(int n) {
        var first16 = "91500101MA5%05d".formatted(n);
        var first17 = first16 + CreditCode.organisationCheckCharacter(first16);
        return first17 + CreditCode.checkCharacter(first17);
    }
}
