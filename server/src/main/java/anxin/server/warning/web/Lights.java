package anxin.server.warning.web;

import anxin.server.words.Words;
import java.util.List;
import java.util.Locale;

/** The lights of a project page (一金三制、四实): what its open warnings say about each duty. */
record Lights(
        Light deposit,
        Light account,
        Light realName,
        Light agentPayment,
        Light realNames,
        Light realWages,
        Light realCards,
        Light realTimeData) {

    /**
     * One light.
     *
     * @param state OK, WARN, BAD or UNKNOWN
     * @param rules the rules whose open warnings made it so
     */
    record Light(String state, String text, List<String> rules) {}

    /** What is known at all: a duty nobody reported anything about is not fulfilled, it is unknown. */
    record Known(boolean deposits, boolean accounts, boolean workers, boolean payrolls, boolean attendance) {}

    static Lights of(List<WarningItem> open, Known known, Locale locale) {
        return new Lights(
                light(
                        open,
                        known.deposits(),
                        locale,
                        new Words("工资保证金有效", "the wage deposit is in order"),
                        "deposit-missing",
                        "deposit-not-topped-up",
                        "guarantee-expiring"),
                light(
                        open,
                        known.accounts(),
                        locale,
                        new Words("专用账户正常", "the special account is in order"),
                        "account-not-opened",
                        "account-not-filed",
                        "account-frozen",
                        "labour-cost-late",
                        "labour-cost-short",
                        "balance-insufficient"),
                light(
                        open,
                        known.workers(),
                        locale,
                        new Words("实名登记、合同、考勤正常", "registration, contracts and attendance are in order"),
                        "real-name-missing",
                        "contract-missing",
                        "attendance-silent"),
                light(
                        open,
                        known.payrolls(),
                        locale,
                        new Words("工资经专用账户代发", "wages are paid from the special account"),
                        "payroll-not-submitted",
                        "pay-outside-account",
                        "outflow-not-worker"),
                light(
                        open,
                        known.workers(),
                        locale,
                        new Words("在场人员均已实名登记", "everybody on site is registered"),
                        "real-name-missing",
                        "pay-no-attendance"),
                light(
                        open,
                        known.payrolls(),
                        locale,
                        new Words("工资按月足额结算", "wages are settled in full each month"),
                        "wages-unpaid",
                        "wages-overdue",
                        "pay-coverage",
                        "pay-below-minimum",
                        "pay-too-high",
                        "leaver-unsettled"),
                light(
                        open,
                        known.payrolls(),
                        locale,
                        new Words("工资付至本人银行卡", "wages reach the workers' own cards"),
                        "pay-outside-account",
                        "outflow-not-worker"),
                light(
                        open,
                        known.attendance(),
                        locale,
                        new Words("数据按时上传", "data arrive in time"),
                        "attendance-silent",
                        "payroll-not-submitted",
                        "not-onboarded"));
    }

    private static Light light(List<WarningItem> open, boolean known, Locale locale, Words inOrder, String... rules) {
        var wanted = List.of(rules);
        var found = open.stream().filter(item -> wanted.contains(item.rule())).toList();
        if (found.isEmpty()) {
            return known
                    ? new Light("OK", inOrder.in(locale), List.of())
                    : new Light("UNKNOWN", new Words("尚无数据", "no data yet").in(locale), List.of());
        }
        boolean red = found.stream().anyMatch(item -> item.level().equals("RED"));
        var titles = found.stream().map(WarningItem::ruleTitle).distinct().toList();
        return new Light(
                red ? "BAD" : "WARN",
                String.join(Figures.english(locale) ? "; " : "；", titles),
                found.stream().map(WarningItem::rule).distinct().toList());
    }
}
