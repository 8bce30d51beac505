package anxin.server.warning.web;

import anxin.engine.facts.MoneyChain;
import anxin.engine.facts.MoneyChain.Kind;
import anxin.engine.facts.MoneyChain.Stop;
import anxin.engine.facts.Way;
import anxin.engine.money.Yuan;
import anxin.engine.policy.Unit;
import anxin.server.words.Words;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in a sentence where a month's money stopped. */
final class MoneyChainWords {

    private final MoneyChain chain;
    private final Stop stop;
    private final Locale locale;

    private MoneyChainWords(MoneyChain chain, Stop stop, Locale locale) {
        this.chain = chain;
        this.stop = stop;
        this.locale = locale;
    }

    static String sentence(MoneyChain chain, Stop stop, Locale locale) {
        return new MoneyChainWords(chain, stop, locale).words().in(locale);
    }

    /** The rule whose legal basis is that of the sentence. */
    static @Nullable String rule(Kind kind) {
        return switch (kind) {
            case OWNER, OWNER_SHORT -> "labour-cost-short";
            case CONTRACTOR_HELD, CONTRACTOR_SHORT, CONTRACTOR_REST, PAID_LATE -> "wages-overdue";
            case NO_SHEET -> "payroll-not-submitted";
            case NO_ACCOUNT -> "account-not-opened";
            case FROZEN -> "account-frozen";
            case OUTSIDE -> "pay-outside-account";
            case TO_OTHERS -> "outflow-not-worker";
            case NOTHING_KNOWN, PAID, NOT_DUE_YET, LABOUR_COST_UNKNOWN, OWNER_NOT_DUE, DEPOSIT_USED -> null;
        };
    }

    static Words way(Way way) {
        return switch (way) {
            case ACCOUNT -> new Words("专用账户代发", "From the special account");
            case ECNY -> new Words("数字人民币", "Digital yuan");
            case DEPOSIT -> new Words("工资保证金", "Out of the deposit");
            case OTHER_BANK -> new Words("其他银行账户", "From other bank accounts");
            case CASH -> new Words("现金", "In cash");
        };
    }

    private Words words() {
        var fen = yuan(stop.fen());
        var labour = chain.labourCost();
        var usable = yuan(chain.account().usableFen());
        long late = chain.day().toEpochDay() - chain.payDate().toEpochDay();
        long labourLate = labour.lateDays(chain.day());
        return switch (stop.kind()) {
            case NOTHING_KNOWN ->
                new Words(
                        "%s既无考勤，也无工资支付表，无从追溯。".formatted(chain.month()),
                        "There is neither attendance nor a wage sheet for %s: nothing can be traced."
                                .formatted(chain.month()));
            case PAID ->
                new Words(
                        "工资支付表所列工资已全部发到工人手中，共%s。".formatted(fen),
                        "All wages on the wage sheet have reached the workers, %s in all.".formatted(fen));
            case NOT_DUE_YET ->
                new Words(
                        "工资支付日（%s）未过：尚有%s未付%s。"
                                .formatted(
                                        chain.payDate(),
                                        fen,
                                        stop.count() == 0 ? "" : "，%d人有考勤而未列入工资支付表".formatted(stop.count())),
                        "The pay date (%s) is not over: %s is unpaid%s."
                                .formatted(
                                        chain.payDate(),
                                        fen,
                                        stop.count() == 0
                                                ? ""
                                                : ", %d who attended are on no wage sheet".formatted(stop.count())));
            case NO_SHEET ->
                new Words(
                        "%d名工人有考勤而未列入工资支付表，应付工资无从算起。按数据，链条断在工资支付表编制环节。".formatted(stop.count()),
                        "%d workers attended and are on no wage sheet, so nobody has worked out what they are owed. By the data, the chain breaks at the making of the wage sheet."
                                .formatted(stop.count()));
            case OWNER ->
                new Words(
                        "按数据，%s停在建设单位：当月人工费用应拨%s，最迟应于%s到账，实到%s，逾期%d天%s。"
                                .formatted(
                                        fen,
                                        yuan(labour.dueFen()),
                                        labour.lastDay(),
                                        yuan(labour.arrivedFen()),
                                        labourLate,
                                        chain.teams().isEmpty() ? "" : "，专用账户可用余额%s不足以付清工资".formatted(usable)),
                        "By the data, %s stopped at the owner: labour cost of %s was due by %s, %s arrived, %d days late%s."
                                .formatted(
                                        fen,
                                        yuan(labour.dueFen()),
                                        labour.lastDay(),
                                        yuan(labour.arrivedFen()),
                                        labourLate,
                                        chain.teams().isEmpty()
                                                ? ""
                                                : "; the %s on the special account do not cover the wages"
                                                        .formatted(usable)));
            case CONTRACTOR_HELD ->
                new Words(
                        "按数据，%s停在施工总承包单位：专用账户可用余额%s，足以付清，工资仍逾期%d天未付。".formatted(fen, usable, late),
                        "By the data, %s stopped at the general contractor: the special account holds %s, which is enough, and the wages are %d days overdue."
                                .formatted(fen, usable, late));
            case CONTRACTOR_SHORT ->
                new Words(
                        "按数据，%s停在施工总承包单位：当月人工费用%s，专用账户可用余额只有%s，工资已逾期%d天。"
                                .formatted(fen, labour.shortFen() > 0 ? "尚未到最迟拨付日" : "已足额到账", usable, late),
                        "By the data, %s stopped at the general contractor: the labour cost of the month %s, the special account holds only %s, and the wages are %d days overdue."
                                .formatted(
                                        fen,
                                        labour.shortFen() > 0 ? "is not due yet" : "arrived in full",
                                        usable,
                                        late));
            case CONTRACTOR_REST ->
                new Words(
                        "其余%s停在施工总承包单位：当月人工费用即使足额到账也不能覆盖，或专用账户现有余额%s本可支付。".formatted(fen, usable),
                        "The remaining %s stopped at the general contractor: the labour cost of the month would not have covered it, or the %s now on the special account could pay it."
                                .formatted(fen, usable));
            case NO_ACCOUNT ->
                new Words(
                        "按数据，%s停在专用账户环节：截至%s没有在用的专用账户，人工费用无处拨入，工资无从代发。".formatted(fen, chain.day()),
                        "By the data, %s stopped at the special account: on %s none is open, so labour cost cannot come in and wages cannot be paid from it."
                                .formatted(fen, chain.day()));
            case FROZEN ->
                new Words(
                        "按数据，%s停在被冻结的专用账户：冻结账户余额%s，可用余额%s。"
                                .formatted(fen, yuan(chain.account().frozenFen()), usable),
                        "By the data, %s stopped on a frozen special account: %s is frozen, %s can be used."
                                .formatted(fen, yuan(chain.account().frozenFen()), usable));
            case LABOUR_COST_UNKNOWN ->
                new Words(
                        "尚有%s工资逾期未付，专用账户可用余额%s；当月产值与约定人工费用未报送，无法判断人工费用是否足额拨付。请先补报“产值与支付”。".formatted(fen, usable),
                        "%s of the wages is overdue and the special account holds %s; the month's work and labour cost were not handed in, so nobody can tell whether labour cost is owed. Hand in the progress file first."
                                .formatted(fen, usable));
            case OWNER_SHORT ->
                new Words(
                        "建设单位当月人工费用尚差%s，已逾期%d天；但当月工资不是停在这一环节。".formatted(fen, labourLate),
                        "The owner is behind with %s of the month's labour cost, %d days late; yet that is not where this month's wages stopped."
                                .formatted(fen, labourLate));
            case OWNER_NOT_DUE ->
                new Words(
                        "建设单位当月人工费用尚差%s，最迟%s到账，未到期。".formatted(fen, labour.lastDay()),
                        "%s of the month's labour cost is still to come from the owner, by %s; it is not due yet."
                                .formatted(fen, labour.lastDay()));
            case TO_OTHERS ->
                new Words(
                        "自%s起，专用账户付给非本项目工人（含对方账号未注明的）%s。"
                                .formatted(chain.month().atDay(1), fen),
                        "Since %s, %s left the special account for others than this project's workers, or for accounts not stated."
                                .formatted(chain.month().atDay(1), fen));
            case OUTSIDE ->
                new Words("%s未经专用账户发放。".formatted(fen), "%s was paid past the special account.".formatted(fen));
            case DEPOSIT_USED ->
                new Words(
                        "%s推定由工资保证金支付：在保证金动用之后、由专用账户以外的银行账户逾期付出。".formatted(fen),
                        "%s is taken to have come out of the deposit: paid by another bank account, overdue, after the deposit was used."
                                .formatted(fen));
            case PAID_LATE ->
                new Words(
                        "%s在工资支付日（%s）之后才付。".formatted(fen, chain.payDate()),
                        "%s was paid after the pay date (%s).".formatted(fen, chain.payDate()));
        };
    }

    private String yuan(long fen) {
        return Figures.text(Yuan.text(fen), Unit.YUAN, locale);
    }
}
