package anxin.server.clue;

import anxin.server.words.Words;

/** A way to a telephone (短信通道), where there is one; without any, codes are given out at the desk. */
public interface CodeSending {

    /** Sends it soon, and says nothing of whether it arrives. */
    void send(String phone, Words message);
}
