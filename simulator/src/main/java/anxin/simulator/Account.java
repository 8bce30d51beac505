package anxin.simulator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A special account (农民工工资专用账户) while it is being made up. */
final class Account {

    final String number;
    final String bankCode;
    LocalDate openedOn;

    @Nullable
    LocalDate filedOn;

    @Nullable
    LocalDate agreementOn;

    @Nullable
    LocalDate closedOn;

    @Nullable
    LocalDate frozenOn;

    @Nullable
    LocalDate unfrozenOn;

    Account(String number, String bankCode, LocalDate openedOn) {
        this.number = number;
        this.bankCode = bankCode;
        this.openedOn = openedOn;
    }
}
