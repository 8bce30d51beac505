package anxin.engine.clue;

/** In what kind of business the work was done. */
public enum Industry {
    CONSTRUCTION,
    MANUFACTURING,
    SERVICE,
    OTHER
}
