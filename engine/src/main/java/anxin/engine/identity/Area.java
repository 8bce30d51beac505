package anxin.engine.identity;

/**
 * A province, city, county or town (行政区划).
 *
 * @param code nine-digit number
 * @param parent nine-digit number of the area above, 0 for a province
 * @param level 1 province, 2 city, 3 county, 4 town
 */
public record Area(int code, String name, int parent, int level) {}
