package anxin.server.clue;

/** A clue has come in and is stored; it has been neither read nor compared with others. */
public record ClueReceived(long clue) {}
