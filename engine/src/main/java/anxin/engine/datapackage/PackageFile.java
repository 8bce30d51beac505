package anxin.engine.datapackage;

/**
 * A file of the package that holds rows.
 *
 * @param name as handed in, within the package
 * @param bytes its size unpacked
 */
public record PackageFile(String name, FileKind kind, long bytes) {}
