package anxin.engine.clue;

/** Why a letter presses. */
public enum Urgency {
    /** Threats to life, violence, blocked roads and gates (极端行为). */
    EXTREME_ACT,

    /** Somebody is gravely ill or hurt (重病). */
    ILLNESS,

    /** A festival is near, or there is nothing left to live on (临近年节、断粮). */
    FESTIVAL,

    /** Ten or more are owed (群体性). */
    GROUP
}
