package anxin.engine.datapackage;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The one sheet with rows of an xlsx file, streamed; a workbook never stands in memory as a whole. */
final class SheetTable implements TableReader {

    private final PackedFile file;
    private final Limits limits;

    SheetTable(PackedFile file, Limits limits) {
        this.file = file;
        this.limits = limits;
    }

    @Override
    public @Nullable Flaw survey() throws IOException {
        if (file.bytes() == 0) {
            return Flaw.of("file-empty");
        }
        if (file.bytes() > limits.xlsxBytes()) {
            return new Flaw("xlsx-large", Map.of("limit", "" + (limits.xlsxBytes() >> 20)));
        }
        File disk = file.path().toFile();
        Flaw form = form(disk);
        if (form != null) {
            return form;
        }
        Flaw size = XlsxSize.check(disk, limits);
        if (size != null) {
            return size;
        }
        try (var workbook = open(disk)) {
            int sheets = 0;
            var iterator = new XSSFReader(workbook).getSheetsData();
            while (iterator.hasNext()) {
                try (InputStream sheet = iterator.next()) {
                    sheets += hasCells(sheet) ? 1 : 0;
                }
            }
            return sheets == 0
                    ? Flaw.of("file-empty")
                    : sheets > 1 ? new Flaw("sheets", Map.of("sheets", "" + sheets)) : null;
        } catch (OpenXML4JException | SAXException | RuntimeException e) {
            return Flaw.of("damaged");
        }
    }

    private static @Nullable Flaw form(File disk) throws IOException {
        FileMagic magic = FileMagic.valueOf(disk);
        if (magic == FileMagic.OLE2) {
            try (var ole = new POIFSFileSystem(disk, true)) {
                return Flaw.of(
                        ole.getRoot().hasEntryCaseInsensitive("EncryptedPackage") ? "xlsx-encrypted" : "xls-old");
            } catch (IOException | RuntimeException e) {
                return Flaw.of("xls-old");
            }
        }
        return magic == FileMagic.OOXML ? null : Flaw.of("not-xlsx");
    }

    private OPCPackage open(File disk) throws OpenXML4JException {
        // Traps are looked for in XlsxSize, by this reader's own limits; POI's would refuse dense but honest sheets.
        ZipSecureFile.setMinInflateRatio(0);
        return OPCPackage.open(disk, PackageAccess.READ);
    }

    @Override
    public void read(Receiver receiver) throws IOException {
        try (var workbook = open(file.path().toFile())) {
            var reader = new XSSFReader(workbook);
            var cells = new SheetCells(reader.getStylesTable(), texts(reader), since1904(reader), receiver);
            var iterator = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (iterator.hasNext()) {
                try (var sheet = new CsvTable.Counting(iterator.next())) {
                    long size = Math.max(1, iterator.getSheetPart().getSize());
                    cells.progress(() -> (long) ((double) sheet.count() / size * file.bytes()));
                    parse(sheet, cells);
                } catch (SheetCells.Done done) {
                    // The header was refused, and that has been said.
                } catch (SAXException e) {
                    receiver.brokenOff(cells.line() + 1, Flaw.of("sheet-broken"));
                }
            }
            cells.finish();
        } catch (OpenXML4JException | SAXException e) {
            throw new IOException(e);
        }
    }

    private static SharedTexts texts(XSSFReader reader) throws IOException, SAXException, OpenXML4JException {
        var texts = new SharedTexts();
        try (var in = reader.getSharedStringsData()) {
            if (in != null) {
                parse(in, new SharedTextsHandler(texts));
            }
        }
        return texts;
    }

    private static boolean since1904(XSSFReader reader) throws IOException, SAXException, OpenXML4JException {
        var handler = new DefaultHandler() {
            boolean since1904;

            @Override
            public void startElement(String uri, String name, String qName, Attributes attributes) {
                if (name.equals("workbookPr")) {
                    String value = attributes.getValue("date1904");
                    since1904 = "1".equals(value) || "true".equals(value);
                }
            }
        };
        try (var in = reader.getWorkbookData()) {
            parse(in, handler);
        }
        return handler.since1904;
    }

    private static boolean hasCells(InputStream sheet) throws IOException, SAXException {
        try {
            parse(sheet, new DefaultHandler() {
                private boolean inValue;

                @Override
                public void startElement(String uri, String name, String qName, Attributes attributes) {
                    inValue |= name.equals("v") || name.equals("t");
                }

                @Override
                public void characters(char[] chars, int start, int length) throws SAXException {
                    if (inValue && length > 0) {
                        throw new SheetCells.Done();
                    }
                }
            });
            return false;
        } catch (SheetCells.Done found) {
            return true;
        }
    }

    private static void parse(InputStream in, DefaultHandler handler) throws IOException, SAXException {
        try {
            var xml = XMLHelper.newXMLReader();
            xml.setContentHandler(handler);
            xml.parse(new InputSource(in));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
