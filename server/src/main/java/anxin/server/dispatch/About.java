package anxin.server.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * What is shown of a subject, and where it lies.
 *
 * @param area nine-digit code
 * @param project 0 for none
 * @param category category of the project (项目分类)
 */
public record About(
        String title, int area, int project, @Nullable String category) {}
