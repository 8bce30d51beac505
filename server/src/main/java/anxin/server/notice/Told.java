package anxin.server.notice;

import anxin.server.words.Words;

/**
 * What somebody is told.
 *
 * @param kind such as {@code task-offered}
 * @param area where it lies, nine digits
 * @param path the page of the console it opens
 */
public record Told(String kind, int area, String path, Words words) {}
