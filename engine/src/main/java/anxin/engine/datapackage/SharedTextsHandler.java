package anxin.engine.datapackage;

import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the shared texts of a workbook; readings of characters (phonetic runs) are left out. */
final class SharedTextsHandler extends DefaultHandler {

    private static final long MOST_BYTES = 1L << 30;
    private static final int MOST_TEXTS = 20_000_000;

    private final SharedTexts texts;
    private final StringBuilder text = new StringBuilder();
    private boolean inText;
    private int phonetic;

    SharedTextsHandler(SharedTexts texts) {
        this.texts = texts;
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
        switch (name) {
            case "si" -> text.setLength(0);
            case "rPh" -> phonetic++;
            case "t" -> inText = phonetic == 0;
            default -> {}
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        // A cell may hold 32,767 characters; what is longer was not written by a sheet.
        if (inText && text.length() < 40_000) {
            text.append(chars, start, length);
        }
    }

    @Override
    public void endElement(String uri, String name, String qName) throws SAXException {
        switch (name) {
            case "t" -> inText = false;
            case "rPh" -> phonetic--;
            case "si" -> {
                texts.add(text.toString());
                if (texts.size() > MOST_TEXTS || texts.bytes() > MOST_BYTES) {
                    throw new SAXException("more shared texts than a sheet of a million rows needs");
                }
            }
            default -> {}
        }
    }
}
