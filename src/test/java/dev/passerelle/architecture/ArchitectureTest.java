package dev.passerelle.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.TenantId;

/** The house of docs/adr/0001: which component may know which, and what every endpoint and entity must have. */
@AnalyzeClasses(packages = "dev.passerelle", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** From the top down: each may use those that follow, none those before. */
    private static final List<String> COMPONENTS = List.of(
            "entrance",
            "demo",
            "operations",
            "chatbox",
            "bot",
            "statistics",
            "failure",
            "webhook",
            "callback",
            "conversation",
            "attachment",
            "connector",
            "genesys",
            "alarm",
            "audit",
            "web",
            "security",
            "work",
            "tenant",
            "problem",
            "driver");

    /** The tables that are read before a bot is known. They hold ids and hashes only. */
    private static final Set<String> WITHOUT_TENANT = Set.of(
            "Bot",
            "Administrator",
            "RoleGrant",
            "Invitation",
            "PersonalToken",
            "ApiKey",
            "WebhookKey",
            "Work",
            "Node",
            "Pulse",
            "OpenAlarm");

    @ArchTest
    static final ArchRule dependenciesPointDown = classes()
            .that()
            .resideInAPackage("dev.passerelle.*")
            .should(new ArchCondition<JavaClass>("use only components below their own") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    var own = COMPONENTS.indexOf(component(item));
                    item.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> COMPONENTS.contains(component(dependency.getTargetClass())))
                            .filter(dependency -> COMPONENTS.indexOf(component(dependency.getTargetClass())) < own)
                            .forEach(dependency ->
                                    events.add(SimpleConditionEvent.violated(item, dependency.getDescription())));
                }
            });

    private static String component(JavaClass type) {
        var name = type.getPackageName();
        return name.startsWith("dev.passerelle.") ? name.substring("dev.passerelle.".length()) : "";
    }

    @ArchTest
    static final ArchRule everyComponentHasItsPlace = classes()
            .that()
            .resideInAPackage("dev.passerelle.*")
            .and()
            .resideOutsideOfPackage("dev.passerelle.sandbox")
            .should(new ArchCondition<JavaClass>("belong to a component of the house") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    if (!COMPONENTS.contains(component(item))) {
                        events.add(SimpleConditionEvent.violated(item, item.getName() + " is in no known component"));
                    }
                }
            });

    @ArchTest
    static final ArchRule componentsHaveNoCycles =
            slices().matching("dev.passerelle.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theSandboxKnowsNothingOfTheProduct = noClasses()
            .that()
            .resideInAPackage("dev.passerelle.sandbox..")
            .should()
            .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "are of the product",
                    type -> type.getPackageName().startsWith("dev.passerelle")
                            && !type.getPackageName().startsWith("dev.passerelle.sandbox")));

    @ArchTest
    static final ArchRule nobodyKnowsTheSandbox = noClasses()
            .that()
            .resideOutsideOfPackage("dev.passerelle.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.passerelle.sandbox..");

    /** It is an archive of its own: none of these classes is there. */
    @ArchTest
    static final ArchRule theEntranceStandsAlone = noClasses()
            .that()
            .resideInAPackage("dev.passerelle.entrance")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("dev.passerelle.entrance", "java..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            noClasses().should().haveNameMatching(".*(Impl|Service|Manager|Helper|Utils|Util)");

    @ArchTest
    static final ArchRule everyEndpointNamesItsRoles = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .and()
            .areDeclaredInClassesThat()
            .areNotInterfaces() // those are what we call, not what we answer
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("dev.passerelle.sandbox..")
            .should(new ArchCondition<JavaMethod>("carry @RolesAllowed, themselves or by their class") {
                @Override
                public void check(JavaMethod item, ConditionEvents events) {
                    if (!item.isAnnotatedWith(RolesAllowed.class)
                            && !item.getOwner().isAnnotatedWith(RolesAllowed.class)) {
                        events.add(SimpleConditionEvent.violated(item, item.getFullName() + " is open to anybody"));
                    }
                }
            });

    @ArchTest
    static final ArchRule everyBodyIsValidated = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("dev.passerelle.sandbox..")
            .should(new ArchCondition<JavaMethod>("validate a record that they take as body") {
                @Override
                public void check(JavaMethod item, ConditionEvents events) {
                    item.getParameters().stream()
                            .filter(parameter -> parameter.getRawType().isRecord())
                            .filter(parameter -> !parameter.isAnnotatedWith(Valid.class))
                            .map(JavaParameter::getDescription)
                            .forEach(unchecked -> events.add(SimpleConditionEvent.violated(item, unchecked)));
                }
            });

    @ArchTest
    static final ArchRule everyEntityOfABotCarriesItsTenant = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should(new ArchCondition<JavaClass>("have a @TenantId, but for the few without a tenant") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    var has = item.getFields().stream().anyMatch(field -> field.isAnnotatedWith(TenantId.class));
                    if (has == WITHOUT_TENANT.contains(item.getSimpleName())) {
                        events.add(SimpleConditionEvent.violated(
                                item, item.getName() + (has ? " must not have" : " needs") + " a @TenantId"));
                    }
                }
            });

    @ArchTest
    static final ArchRule nativeSqlIsNotFilteredByTenant = noClasses()
            .should()
            .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                    com.tngtech.archunit.base.DescribedPredicate.describe(
                            "native query of the entity manager",
                            target -> target.getOwner().isAssignableTo(EntityManager.class)
                                    && target.getName().startsWith("createNative"))));

    @ArchTest
    static final ArchRule onlyTheseTalkToTheDatabaseThemselves = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.passerelle.tenant.Migrations")
            .and()
            .doNotHaveFullyQualifiedName("dev.passerelle.operations.DatabaseReady")
            .and()
            .haveNameNotMatching(
                    "dev\\.passerelle\\.(conversation\\.Intake(Writer|Rows.*)?|work\\.WorkBatch|driver\\..*)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql", "javax.sql");
}
