package anxin.server.access;

import anxin.server.words.Words;

/** What a user is here for (角色). */
public enum Role {
    ADMIN(new Words("系统管理员", "System administrator")),
    OFFICER(new Words("监察员", "Labour inspector")),
    LEADER(new Words("领导", "Leader")),
    CONTRACTOR(new Words("施工单位", "Contractor"));

    private final Words words;

    Role(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }
}
