package anxin.engine.datapackage;

import org.jspecify.annotations.Nullable;

/**
 * A line whose cells have been looked at one by one.
 *
 * @param row its values; those that could not be read are null
 * @param keyReadable whether all key columns have a value
 * @param rejection the first fault among its cells, if any
 */
record CheckedLine(Row row, boolean keyReadable, @Nullable Rejection rejection) {}
