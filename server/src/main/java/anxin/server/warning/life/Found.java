package anxin.server.warning.life;

import anxin.engine.rules.Finding;
import java.util.Map;

/**
 * A finding with what a warning keeps of its reasons.
 *
 * @param grounds number of the grounds it rests on
 * @param facts fact name → value as judged; a fact without a value is left out
 */
public record Found(Finding finding, int grounds, Map<String, String> facts) {}
