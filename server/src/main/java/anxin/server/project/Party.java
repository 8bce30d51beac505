package anxin.server.project;

import org.jspecify.annotations.Nullable;

/**
 * A company's part in a project (参建单位).
 *
 * @param corpType participant type of the national data standard: 008 owner, 009 general contractor, …
 * @param corpName empty if the company itself was never handed in
 */
public record Party(
        String corpType, String corpCode, @Nullable String corpName) {}
