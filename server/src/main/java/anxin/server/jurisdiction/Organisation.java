package anxin.server.jurisdiction;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body whose people use the system (机构); area 0 is the whole country.
 *
 * @param endedOn since when there is no such organisation any more
 * @param mergedInto number of the one that has taken over its work; 0 for none
 */
public record Organisation(int id, Particulars is, @Nullable LocalDate endedOn, int mergedInto) {

    /**
     * What is known of an organisation.
     *
     * @param parent number of the organisation above it; 0 for none
     * @param creditCode unified social credit code (统一社会信用代码)
     * @param bankCode code of the bank, of the dictionary of banks, of a bank
     * @param categories project categories (项目分类) it answers for, of a sector authority
     * @param aliases other names it goes by (别名)
     */
    public record Particulars(
            String name,
            OrganisationKind kind,
            int area,
            int parent,
            @Nullable String creditCode,
            @Nullable String bankCode,
            List<String> categories,
            List<String> aliases) {

        public Particulars {
            categories = List.copyOf(categories);
            aliases = List.copyOf(aliases);
        }
    }

    public String name() {
        return is.name();
    }

    public int area() {
        return is.area();
    }
}
