package anxin.server.exchange;

/**
 * Where a running import is.
 *
 * @param phase what is being done
 * @param file the file it is done with
 * @param rows rows read so far, over all files
 * @param bytes bytes read so far, over all files, unpacked
 */
public record ImportProgress(ImportState phase, String file, long rows, long bytes, long totalBytes) {}
