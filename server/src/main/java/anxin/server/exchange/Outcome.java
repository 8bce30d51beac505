package anxin.server.exchange;

import anxin.engine.datapackage.Rejection;
import anxin.server.words.Words;
import java.util.List;

/**
 * What an import came to.
 *
 * @param rejected how many rows were rejected
 * @param rejections the first of them, for the screen; all of them stand in rejected.csv
 * @param projects ids of the projects whose rows changed
 */
record Outcome(
        List<FileCount> files,
        List<Words> remarks,
        long rejected,
        List<Rejection> rejections,
        List<Integer> projects) {}
