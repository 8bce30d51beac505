package anxin.server.clue.desk;

import anxin.server.clue.intake.ClueState;
import anxin.server.clue.intake.Mode;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A clue as the desk sees it, without its letter.
 *
 * @param project 0 for none
 * @param master number of the clue that stands for its matter; its own where it is alone
 * @param firstUser 0 for nobody in particular
 * @param firstName who took it or was given it
 * @param dueOn the last day told to the reporter
 * @param problem 0 for none
 * @param workOverAt when those it was given to were done
 * @param pressing the letter presses: a threat, an illness, a festival
 */
record SeenClue(
        long id,
        String number,
        String channel,
        String channelKind,
        @Nullable String foreignNumber,
        Instant receivedAt,
        LocalDate receivedOn,
        @Nullable Instant writtenAt,
        int area,
        int project,
        @Nullable String siteCode,
        @Nullable String place,
        @Nullable String debtor,
        @Nullable Integer sinceMonth,
        @Nullable Integer untilMonth,
        @Nullable Integer people,
        @Nullable Long amountFen,
        @Nullable String trade,
        Mode mode,
        ClueState state,
        long master,
        int firstOrg,
        boolean firstGap,
        long firstUser,
        @Nullable String firstName,
        @Nullable String limitRule,
        @Nullable LocalDate dueOn,
        @Nullable Instant openedAt,
        @Nullable Verdict verdict,
        long problem,
        @Nullable Instant workOverAt,
        @Nullable Instant answeredAt,
        @Nullable LocalDate closedOn,
        @Nullable ClueOutcome outcome,
        @Nullable SettledLevel settledLevel,
        boolean pressing) {

    boolean open() {
        return closedOn == null && state != ClueState.WITHDRAWN;
    }

    /** The reporter waits for an answer: the work is done, or the last day is over, and nobody has told them anything. */
    boolean silentOn(LocalDate today) {
        return open() && (workOverAt == null ? lateOn(today) && answeredAt == null : !answeredSinceTheWork());
    }

    boolean answeredSinceTheWork() {
        return answeredAt != null && (workOverAt == null || !answeredAt.isBefore(workOverAt));
    }

    boolean lateOn(LocalDate today) {
        return open() && dueOn != null && dueOn.isBefore(today);
    }
}
