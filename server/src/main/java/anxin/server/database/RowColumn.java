package anxin.server.database;

import java.util.function.UnaryOperator;

/**
 * A column of a table of current rows.
 *
 * @param from column of the data package it comes from; empty if the module fills it itself
 * @param meaning whether the value stands for itself or names something that has an id
 * @param convert from the value handed in to the value stored
 */
public record RowColumn(
        String name, ColumnType type, String from, Meaning meaning, Role role, UnaryOperator<Object> convert) {

    /** What a value names. */
    public enum Meaning {
        VALUE,
        PROJECT,
        PERSON,
        BANK_NUMBER
    }

    /** What a column is to its row. */
    public enum Role {
        /** Identifies the row. */
        KEY,
        /** Belongs to the content that is compared and kept in history. */
        CONTENT,
        /** Is handed to the module, which makes a filled column of it; never reaches the database. */
        HANDED_IN
    }

    public static RowColumn key(String name, ColumnType type, String from) {
        return new RowColumn(name, type, from, Meaning.VALUE, Role.KEY, UnaryOperator.identity());
    }

    public static RowColumn content(String name, ColumnType type, String from) {
        return new RowColumn(name, type, from, Meaning.VALUE, Role.CONTENT, UnaryOperator.identity());
    }

    public static RowColumn handedIn(String name, ColumnType type, String from) {
        return new RowColumn(name, type, from, Meaning.VALUE, Role.HANDED_IN, UnaryOperator.identity());
    }

    /** A column the module fills itself, from what was handed in. */
    public static RowColumn filled(String name, ColumnType type) {
        return content(name, type, "");
    }

    /** Whether it is stored with the row. */
    public boolean isStored() {
        return role != Role.HANDED_IN;
    }

    public RowColumn as(Meaning meaning) {
        return new RowColumn(name, type, from, meaning, role, convert);
    }

    public RowColumn with(UnaryOperator<Object> conversion) {
        return new RowColumn(name, type, from, meaning, role, conversion);
    }
}
