package anxin.server.access;

import anxin.server.words.Words;

/** What a user is here for (角色). Which actor of the field works under which: docs/reference/actors.md. */
public enum Role {
    ADMIN("系统管理员", "System administrator"),
    OFFICER("监察员", "Labour inspector"),
    LEADER("领导", "Leader"),
    /** Staff of towns, grid workers, site coordinators: their town, or the projects named for them. */
    FIELD("基层工作人员", "Town staff or grid worker"),
    /** Housing, transport, water and the like: the projects of their sector. */
    SECTOR("行业主管部门", "Sector authority"),
    /** Other departments, who later work on what is passed on to them; rows of projects they see none. */
    PARTNER("协同部门", "Cooperating department"),
    /** The special accounts it keeps. */
    BANK("开户银行", "Bank"),
    /** The rows its organisation and those below handed in. */
    CONTRACTOR("施工单位", "Contractor"),
    /** The projects it owns or supervises. */
    PROJECT_PARTY("建设、监理单位", "Owner or supervision engineer"),
    /** Users and their changes; no rows of projects, no workers. */
    AUDITOR("审计员", "Auditor");

    private final Words words;

    Role(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }
}
