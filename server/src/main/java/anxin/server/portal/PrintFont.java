package anxin.server.portal;

import anxin.server.words.Trouble;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.BitSet;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The font of printed pages: Noto Sans SC (思源黑体), of which each file gets only the characters it prints. */
@Component
class PrintFont {

    static final String FAMILY = "Noto Sans SC";

    private static final String FOLDER = "/fonts/noto-sans-sc/";
    private static final String REGULAR = FOLDER + "400Regular/NotoSansSC_400Regular.ttf";
    private static final String BOLD = FOLDER + "700Bold/NotoSansSC_700Bold.ttf";
    private static final int REGULAR_WEIGHT = 400;
    private static final int BOLD_WEIGHT = 700;

    private static final int FIRST_RADICAL = 0x2E80;
    private static final int LAST_RADICAL = 0x2FDF;
    private static final int LAST_OF_WRITING = 0x3FFFF;
    /** Leads into a plane for private use. */
    private static final int ASIDE = 0xF0000;

    // Of the OpenType format: the directory of tables, and the table of characters with its form 12.
    private static final int TABLE_COUNT = 4;
    private static final int DIRECTORY = 12;
    private static final int DIRECTORY_ENTRY = 16;
    private static final int CHARACTER_MAP = 0x636D6170;
    private static final int SEGMENTED_COVERAGE = 12;

    private volatile @Nullable BitSet characters;

    void give(PdfRendererBuilder builder) {
        builder.useFont(() -> read(REGULAR), FAMILY, REGULAR_WEIGHT, FontStyle.NORMAL, true);
        builder.useFont(() -> read(BOLD), FAMILY, BOLD_WEIGHT, FontStyle.NORMAL, true);
    }

    /**
     * The text with every character that the font lacks replaced by its number, as in 〔U+20BB7〕: who prints the page sees
     * that something must be written by hand, and what.
     */
    String printable(String text) {
        var known = characters();
        var printable = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (known.get(character)) {
                printable.appendCodePoint(character);
            } else if (isRadical(character)) {
                printable.append(Normalizer.normalize(Character.toString(character), Form.NFKC));
            } else {
                printable.append("〔U+%X〕".formatted(character));
            }
        });
        return printable.toString();
    }

    private BitSet characters() {
        var known = characters;
        if (known == null) {
            known = charactersOf(read(REGULAR));
            characters = known;
        }
        return known;
    }

    private static BitSet charactersOf(InputStream file) {
        var known = new BitSet();
        try (var font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            var characters = font.getUnicodeCmapLookup();
            for (int character = ' '; character <= LAST_OF_WRITING; character++) {
                if (characters.getGlyphId(character) != 0) {
                    known.set(character);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return known;
    }

    private static InputStream read(String file) {
        try (var font = PrintFont.class.getResourceAsStream(file)) {
            if (font == null) {
                throw new Trouble(
                        "不能打印：本程序构建时没有带上中文字体；请在 web 目录运行 npm ci 后重新构建。",
                        "Nothing can be printed: this build is without its Chinese font; run npm ci in web/ and build again.");
            }
            var bytes = font.readAllBytes();
            setRadicalsAside(ByteBuffer.wrap(bytes));
            return new ByteArrayInputStream(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One shape stands for the character 工 and for the radical ⼯. Who copies, searches or hears a printed page must get the
     * character, so the radicals are moved behind all characters of writing.
     */
    private static void setRadicalsAside(ByteBuffer font) {
        int characterMap = 0;
        int tables = font.getShort(TABLE_COUNT);
        for (int table = 0; table < tables; table++) {
            int entry = DIRECTORY + table * DIRECTORY_ENTRY;
            if (font.getInt(entry) == CHARACTER_MAP) {
                characterMap = font.getInt(entry + 8);
            }
        }
        int encodings = font.getShort(characterMap + 2);
        for (int encoding = 0; encoding < encodings; encoding++) {
            int map = characterMap + font.getInt(characterMap + 4 + encoding * 8 + 4);
            if (font.getShort(map) == SEGMENTED_COVERAGE) {
                int groups = font.getInt(map + 12);
                for (int group = 0; group < groups; group++) {
                    int at = map + 16 + group * 12;
                    if (isRadical(font.getInt(at))) {
                        font.putInt(at, font.getInt(at) + ASIDE);
                        font.putInt(at + 4, font.getInt(at + 4) + ASIDE);
                    }
                }
            }
        }
    }

    private static boolean isRadical(int character) {
        return FIRST_RADICAL <= character && character <= LAST_RADICAL;
    }
}
