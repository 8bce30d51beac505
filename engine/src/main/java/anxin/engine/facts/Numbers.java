package anxin.engine.facts;

import java.time.LocalDate;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The numbers a jurisdiction puts into the facts, each as in force on a day. */
public interface Numbers {

    /** A whole number of days, months or persons. */
    long whole(String id, LocalDate on);

    /** A share, or nothing where the pack sets none. */
    @Nullable
    Share share(String id, LocalDate on);

    /** An amount in fen, or nothing where the pack sets none. */
    @Nullable
    Long fen(String id, LocalDate on);

    /** A whole number, or nothing where the pack sets none. */
    @Nullable
    Long wholeOrNone(String id, LocalDate on);

    /** The monthly minimum wage (最低工资标准) of an area, in fen. */
    OptionalLong minimumWageFen(String areaCode, LocalDate on);
}
