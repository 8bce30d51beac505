package anxin.server.access;

import anxin.server.words.Words;

/** What an API key may be used for (密钥用途); what is not opened to it by {@link OpenTo#keys()} is refused. */
public enum KeyScope {
    HAND_IN(new Words("报送数据包", "Hand in packages"));

    private final Words words;

    KeyScope(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }
}
