package anxin.server.cli;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Organisation.Particulars;
import anxin.server.jurisdiction.OrganisationKind;
import anxin.server.jurisdiction.Organisations;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** The offices of one county of the demonstration, and somebody in each. */
final class DemoOffices {

    private static final String INDUSTRIAL_AND_COMMERCIAL_BANK = "102";
    private static final List<String> HOUSING = List.of("01", "02", "03");

    private final Organisations organisations;
    private final Accounts accounts;
    private final String password;
    private final int county;
    private final String name;

    DemoOffices(ConfigurableApplicationContext context, int county, String password) {
        this.organisations = context.getBean(Organisations.class);
        this.accounts = context.getBean(Accounts.class);
        this.password = password;
        this.county = county;
        this.name = context.getBean(Areas.class).name(county, Locale.CHINESE);
    }

    /** The number of the housing authority. */
    int open() {
        int bureau = office("人力资源和社会保障局", "人社局", OrganisationKind.HUMAN_RESOURCES, 0, null, List.of());
        int brigade = office("劳动保障监察大队", "监察大队", OrganisationKind.LABOUR_INSPECTION, bureau, null, List.of());
        int housing = office("住房和城乡建设委员会", "住建委", OrganisationKind.HOUSING, 0, null, HOUSING);
        int bank = office("工商银行支行", "工行", OrganisationKind.BANK, 0, INDUSTRIAL_AND_COMMERCIAL_BANK, List.of());
        int audit = office("审计局", "审计局", OrganisationKind.AUDIT, 0, null, List.of());
        accounts.put("brigade", "演示大队监察员", Role.OFFICER, county, brigade, password);
        accounts.put("housing", "演示住建干部", Role.SECTOR, county, housing, password);
        accounts.put("bank", "演示银行经办", Role.BANK, county, bank, password);
        accounts.put("auditor", "演示审计员", Role.AUDITOR, county, audit, password);
        return housing;
    }

    private int office(
            String what,
            String alias,
            OrganisationKind kind,
            int parent,
            @Nullable String bank,
            List<String> categories) {
        var found = organisations.named(name + what, county, county);
        return found.isEmpty()
                ? organisations
                        .add(new Particulars(
                                name + what, kind, county, parent, null, bank, categories, List.of(name + alias)))
                        .orElseThrow()
                : found.getFirst().id();
    }
}
