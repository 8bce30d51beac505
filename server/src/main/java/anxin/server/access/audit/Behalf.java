package anxin.server.access.audit;

import anxin.server.words.Words;

/**
 * For whom, or by what, a request was made that its user did not make under a post of their own (代谁、经由).
 *
 * @param id login of the holder of the post, or the readable part of the API key
 * @param name name of the holder, or of the organisation the program belongs to
 */
record Behalf(Kind kind, String id, String name) {

    enum Kind {
        DEPUTY,
        KEY
    }

    Words words() {
        return switch (kind) {
            case DEPUTY -> new Words("代 %s（%s）".formatted(name, id), "for %s (%s)".formatted(name, id));
            case KEY -> new Words("经 %s %s".formatted(id, name), "by %s %s".formatted(id, name));
        };
    }
}
