package anxin.server.exchange;

import anxin.server.words.Words;

/** A row that broke a check, with the cell at fault and a sentence. */
public record RejectedRow(
        long seq,
        String file,
        long line,
        String column,
        String columnName,
        String value,
        String code,
        Words sentence) {}
