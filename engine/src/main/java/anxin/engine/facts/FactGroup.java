package anxin.engine.facts;

/** A small record of facts that belong together; its name is the first half of a fact's name, as in {@code deposit.shortFen}. */
public sealed interface FactGroup
        permits AccountFacts,
                DepositFacts,
                GuaranteeFacts,
                LabourCostFacts,
                MonthFacts,
                PayoutFacts,
                ProgressFacts,
                RosterFacts,
                SiteFacts {}
