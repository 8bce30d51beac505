package anxin.server.evidence;

import anxin.engine.evidence.Checkpoint;
import anxin.engine.evidence.Hash;
import anxin.engine.evidence.SignedNote;
import anxin.server.words.Trouble;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a witness is asked to sign: a head, and the proof that it continues the one of an earlier size. Written as the body of
 * C2SP tlog-witness' {@code add-checkpoint}, so that it can go by mail or later over the network.
 *
 * @param old the earlier size; 0 for a witness that has seen nothing
 */
record HeadRequest(long old, List<Hash> proof, SignedNote note) {

    private static final String OLD = "old ";

    String written() {
        return OLD + old + "\n"
                + proof.stream().map(hash -> hash.base64() + "\n").collect(Collectors.joining())
                + "\n"
                + note.written();
    }

    static HeadRequest parse(String text) {
        try {
            int end = text.indexOf("\n\n");
            var lines = text.substring(0, end).split("\n", -1);
            if (!lines[0].startsWith(OLD)) {
                throw new IllegalArgumentException(lines[0]);
            }
            var request = new HeadRequest(
                    Long.parseLong(lines[0].substring(OLD.length())),
                    List.of(lines).subList(1, lines.length).stream()
                            .map(Hash::ofBase64)
                            .toList(),
                    SignedNote.parse(text.substring(end + 2)));
            Checkpoint.parse(request.note.text());
            return request;
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw new Trouble(
                    "这个文件不是待见证的树头；它由 ./anxin witness request 生成。",
                    "This file is not a head to be witnessed; ./anxin witness request makes one.",
                    malformed);
        }
    }
}
