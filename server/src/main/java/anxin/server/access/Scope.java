package anxin.server.access;

/** The areas a user may see (数据权限): one area and all below it, as a range of nine-digit codes, both ends included. */
public record Scope(int areaFrom, int areaTo) {

    public static final Scope EVERYWHERE = new Scope(0, 999_999_999);

    /** An area of any level and all below it: 500000000 is a province, 500100000 a city, 500101000 a county, else a town. */
    public static Scope of(int area) {
        int size = area % 10_000_000 == 0 ? 10_000_000 : area % 100_000 == 0 ? 100_000 : area % 1_000 == 0 ? 1_000 : 1;
        return area == 0 ? EVERYWHERE : new Scope(area, area + size - 1);
    }

    public boolean holds(int area) {
        return areaFrom <= area && area <= areaTo;
    }

    /** What of this scope lies in that area; nothing when they do not meet. */
    public Scope within(int area) {
        var other = of(area);
        return new Scope(Math.max(areaFrom, other.areaFrom), Math.min(areaTo, other.areaTo));
    }
}
