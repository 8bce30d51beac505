package anxin.simulator;

/** A team (班组) and the company it works for. */
record Team(String name, Trade trade, Corp employer) {}
