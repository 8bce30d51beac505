package anxin.server.retention;

import anxin.engine.identity.CreditCode;
import anxin.engine.identity.IdentityNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Projects of spring 2022 for a test, one after the other in one data package: all in order but for what the test says. */
final class EndedSite {

    private static final Map<String, String> HEADERS = Map.of(
            "corps.csv",
            "corpCode,corpName,areaCode,industry,stateOwned,insuredHeadcount,legalMan,linkMan,linkTel",
            "projects.csv",
            "projectCode,name,category,areaCode,funding,contractPrice,buildCorpCode,contractorCorpCode,contractSignedOn,"
                    + "startDate,plannedCompleteDate,completeDate,registeredOn,noticeBoardOn,paymentGuaranteeOn,payDay,depositExempt",
            "accounts.csv",
            "accountNo,projectCode,bankCode,openedOn,filedOn",
            "workers.csv",
            "projectCode,idCardNumber,entryDate,corpCode,teamName,workerName,workType,cellPhone,payRollBankCardNumber,"
                    + "socialSecurityCard,registeredOn,contractSignedOn,wageUnit,exitDate,settledOn",
            "attendance.csv",
            "projectCode,idCardNumber,time,direction",
            "payrolls.csv",
            "projectCode,payMonth,idCardNumber,seq,corpCode,teamName,days,totalPayAmount,actualAmount,balanceDate,"
                    + "payBankCardNumber,payRollBankCardNumber,channel,isBackPay",
            "account_entries.csv",
            "accountNo,serialNo,time,direction,amount,balance,counterpartyName,counterpartyAccount,purpose");

    private static final String SETTLED = "2022-06-15";

    private final Map<String, List<String>> rows = new LinkedHashMap<>();
    private String code = "";
    private String completed = "";
    private int builder;
    private int contractor;

    static EndedSite of(String code, String area, String completedOn, int corp) {
        return new EndedSite().and(code, area, completedOn, corp);
    }

    /** @param completedOn empty for one that is still built */
    EndedSite and(String next, String area, String completedOn, int corp) {
        code = next;
        completed = completedOn;
        builder = corp;
        contractor = corp + 1;
        row(
                "corps.csv",
                "%s,渝江建工,500101,CONSTRUCTION,0,120,%s,%s,%s",
                corp(contractor),
                legalMan(corp),
                linkMan(corp),
                "1398765" + four(corp));
        row(
                "projects.csv",
                "%s,滨江路工程,01,%s,PRIVATE,5000000.00,%s,%s,2022-02-01,2022-02-01,2022-06-30,%s,2022-02-01,2022-02-01,2022-02-01,15,1",
                code,
                area,
                corp(builder),
                corp(contractor),
                completedOn);
        row("accounts.csv", "%s,%s,102,2022-02-01,2022-02-01", account(code), code);
        return this;
    }

    /** Somebody who worked two days of March 2022 and got 5,200 yuan for it, on the first of a month. */
    EndedSite worker(int person, String paidOn) {
        return worker(person, name(person), card(person), "5200.00", paidOn);
    }

    EndedSite worker(int person, String name, String card, String paid, String paidOn) {
        row(
                "workers.csv",
                "%s,%s,2022-03-01,%s,钢筋一班,%s,020,%s,%s,0,2022-03-01,2022-03-01,DAY,%s",
                code,
                person(person),
                corp(contractor),
                name,
                phone(person),
                card,
                completed.isEmpty() ? "," : completed + "," + SETTLED);
        for (var time : List.of("02 07:30:00,01", "02 18:00:00,02", "03 07:30:00,01", "03 18:00:00,02")) {
            row("attendance.csv", "%s,%s,2022-03-%s", code, person(person), time);
        }
        row(
                "payrolls.csv",
                "%s,2022-03,%s,1,%s,钢筋一班,2,5200.00,%s,%s,%s,%s,BANK,0",
                code,
                person(person),
                corp(contractor),
                paid,
                paidOn,
                account(code),
                card);
        row(
                "account_entries.csv",
                "%s,%s,2022-04-01 10:00:00,D,5200.00,0.00,%s,%s,WAGES",
                account(code),
                "W" + person,
                name,
                card);
        return this;
    }

    private void row(String file, String form, Object... values) {
        rows.computeIfAbsent(file, _ -> new ArrayList<>()).add(form.formatted(values));
    }

    Path in(Path folder) {
        try {
            var target = Files.createTempDirectory(folder, code);
            for (var file : rows.entrySet()) {
                Files.writeString(
                        target.resolve(file.getKey()),
                        HEADERS.get(file.getKey()) + "\n" + String.join("\n", file.getValue()) + "\n");
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Born in 1900, so that nobody living is meant. */
    static String person(int n) {
        var first17 = "5001011900%02d%02d%03d".formatted(1 + n / 28_000, 1 + n / 1_000 % 28, n % 1_000);
        return first17 + IdentityNumber.checkCharacter(first17);
    }

    static String name(int person) {
        return "欧阳" + new String(Character.toChars(0x4E10 + person % 20_000));
    }

    static String phone(int person) {
        return "1391234" + four(person);
    }

    static String card(int person) {
        return "62220298765432" + four(person);
    }

    static String legalMan(int corp) {
        return "司马" + new String(Character.toChars(0x5E00 + corp));
    }

    static String linkMan(int corp) {
        return "上官" + new String(Character.toChars(0x5E00 + corp));
    }

    static String account(String code) {
        return "5001" + Math.abs(code.hashCode());
    }

    private static String four(int n) {
        return "%04d".formatted(n % 10_000);
    }

    static String corp(int n) {
        var first16 = "91500101MA5%05d".formatted(n);
        var first17 = first16 + CreditCode.organisationCheckCharacter(first16);
        return first17 + CreditCode.checkCharacter(first17);
    }
}
