package anxin.engine.rules;

/** Warning level (预警等级) of a project, from notice to urgent; not to be mixed with the grades of enterprises. */
public enum Level {
    BLUE,
    YELLOW,
    RED
}
