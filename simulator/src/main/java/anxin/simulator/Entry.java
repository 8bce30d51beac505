package anxin.simulator;

/** A movement as it stands in the account, with what was left after it. */
record Entry(int serial, Movement movement, long balanceFen) {}
