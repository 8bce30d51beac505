package anxin.engine.datapackage;

/**
 * How much a package may ask of the machine that reads it.
 *
 * @param entries files in a folder or zip
 * @param unpackedBytes all files together, unpacked
 * @param ratio how much larger than its packed form a file may be, looked at beyond 64 MB
 * @param xlsxBytes a single xlsx, packed
 * @param xlsxUnpackedBytes a single xlsx, unpacked
 */
public record Limits(int entries, long unpackedBytes, int ratio, long xlsxBytes, long xlsxUnpackedBytes) {

    private static final long MB = 1L << 20;

    /** What an ordinary machine bears: a terabyte of CSV streams through, a sheet must stay handy. */
    public static Limits standard() {
        return new Limits(10_000, 1L << 40, 400, 512 * MB, 8192 * MB);
    }
}
