package anxin.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** The engine is pure: the same rows, packs and day give the same findings, on a server, on files or on a cluster. */
class EngineArchitectureTests {

    static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("anxin.engine");

    @Test
    void itKnowsNoFrameworkAndNoDatabase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "java.sql..", "javax.sql..", "org.postgresql..", "anxin.server..")
                .check(ENGINE);
    }

    @Test
    void itReadsNoClock() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethodWhere(new DescribedPredicate<JavaMethodCall>("the day is not an argument") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        return call.getTargetOwner().getPackageName().equals("java.time")
                                && call.getName().equals("now");
                    }
                })
                .check(ENGINE);
    }

    @Test
    void itsPackagesLeanOnEachOtherInOneDirection() {
        slices().matching("anxin.engine.(*)..").should().beFreeOfCycles().check(ENGINE);
    }
}
