package anxin.engine.datapackage;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one file line by line into a {@link RowBuilder}. */
interface TableReader {

    /** Where the lines go, and what is found out on the way. */
    interface Receiver {

        /** The first line that is not blank; null refuses the file, and reading ends. */
        @Nullable
        RowBuilder header(List<String> cells);

        /** Called after each line. */
        void at(long bytes);

        /** From this line on the file cannot be read. */
        void brokenOff(long line, Flaw flaw);

        void remark(long line, String column, Flaw remark);
    }

    /** What keeps the file from being read at all, found before the first line is handed on. */
    @Nullable
    Flaw survey() throws IOException;

    void read(Receiver receiver) throws IOException;
}
