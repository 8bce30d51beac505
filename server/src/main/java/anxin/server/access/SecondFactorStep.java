package anxin.server.access;

import anxin.server.http.Refusal;

/** What somebody who has signed in must still do before anything opens to them. */
enum SecondFactorStep {
    ENROL(Refusal.forbidden(
            "SECOND_FACTOR_TO_ENROL",
            "您的角色登录时必须使用动态口令；请先按页面提示启用，再办理其他事项。",
            "Your role signs in with a second factor; set it up first as the page says, then go on.")),
    CODE(
            Refusal.forbidden(
                    "SECOND_FACTOR_TO_SHOW",
                    "您已启用动态口令；请先输入手机验证器上的 6 位数字或一个恢复码，再办理其他事项。",
                    "You have a second factor; first enter the six digits your authenticator shows or a recovery code, then go on."));

    private final Refusal refusal;

    SecondFactorStep(Refusal refusal) {
        this.refusal = refusal;
    }

    /** Of everything else. */
    Refusal refusal() {
        return refusal;
    }
}
