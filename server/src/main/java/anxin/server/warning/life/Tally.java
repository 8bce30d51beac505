package anxin.server.warning.life;

/** How many warnings were raised, changed in level and cleared. */
public record Tally(int raised, int levelRaised, int levelLowered, int cleared) {

    public static final Tally NONE = new Tally(0, 0, 0, 0);

    public Tally plus(Tally other) {
        return new Tally(
                raised + other.raised,
                levelRaised + other.levelRaised,
                levelLowered + other.levelLowered,
                cleared + other.cleared);
    }

    static Tally of(Iterable<Move> moves) {
        int raised = 0;
        int levelRaised = 0;
        int levelLowered = 0;
        int cleared = 0;
        for (var move : moves) {
            switch (move) {
                case Move.Raise _ -> raised++;
                case Move.Clear _ -> cleared++;
                case Move.Change change -> {
                    switch (change.kind()) {
                        case LEVEL_RAISED -> levelRaised++;
                        case LEVEL_LOWERED -> levelLowered++;
                        default -> {}
                    }
                }
            }
        }
        return new Tally(raised, levelRaised, levelLowered, cleared);
    }
}
