package anxin.engine.policy;

/** How sure we are of a number or a rule (可信程度); what has no source in law must be shown as a proposal. */
public enum Confidence {
    /** The text of the law itself was read. */
    V("法规原文已核", "read in the law itself"),
    /** It stands in one of the policy texts this jurisdiction works by. */
    S("政策文件所载", "stands in the policy text"),
    /** A page of an authority or the press states it; the text itself was not read. */
    V2("转引，原文未核", "stated at second hand"),
    /** From general knowledge; a lawyer must look at it. */
    R("凭记忆，须法律审核", "recalled, needs legal review"),
    /** Our own proposal: no law sets it. */
    P("系统建议值，法律未作规定", "our proposal, no law sets it");

    private final Words words;

    Confidence(String zh, String en) {
        words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }

    /** Whether people must be told that no law sets this. */
    public boolean isProposal() {
        return this == P;
    }
}
