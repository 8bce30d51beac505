package anxin.server.access;

import anxin.server.words.Words;

/** What an API key may be used for (密钥用途); what is not opened to it by {@link OpenTo#keys()} is refused. */
public enum KeyScope {
    HAND_IN(new Words("报送数据包", "Hand in packages")),
    CLUES(new Words("报送线索、取回办理反馈", "Send clues and fetch what became of them"));

    private final Words words;

    KeyScope(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }
}
