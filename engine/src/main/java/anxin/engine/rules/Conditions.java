package anxin.engine.rules;

import anxin.engine.facts.FactName;
import anxin.engine.facts.Share;
import anxin.engine.policy.About;
import anxin.engine.policy.ParameterDefinition;
import anxin.engine.policy.Unit;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The language of conditions: CEL over the facts. A fact is a variable {@code group.name}; {@code param('id')} is the
 * pack's number; shares are a type of their own, compared as exact quotients. Unknown names and mixed types are faults.
 */
final class Conditions {

    private static final CelType SHARE = OpaqueType.create("share");
    private static final String PARAMETER = "param_";

    private static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder()
            .addFunctionBindings(
                    CelFunctionBinding.from("share_less", Share.class, Share.class, (a, b) -> a.compareTo(b) < 0),
                    CelFunctionBinding.from(
                            "share_less_equals", Share.class, Share.class, (a, b) -> a.compareTo(b) <= 0),
                    CelFunctionBinding.from("share_greater", Share.class, Share.class, (a, b) -> a.compareTo(b) > 0),
                    CelFunctionBinding.from(
                            "share_greater_equals", Share.class, Share.class, (a, b) -> a.compareTo(b) >= 0))
            .build();

    private final CelCompiler compiler;
    private final ImmutableMap<String, String> parameterIds;

    Conditions(About about, Map<String, ParameterDefinition> parameters) {
        ImmutableMap<String, String> ids = parameters.values().stream()
                .filter(parameter -> type(parameter.unit()).isPresent())
                .map(ParameterDefinition::id)
                .collect(ImmutableMap.toImmutableMap(Conditions::identifier, id -> id));
        parameterIds = ids;
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .addMacros(CelMacro.newGlobalMacro(
                        "param",
                        1,
                        (factory, target, arguments) -> Optional.of(parameter(factory, arguments.getFirst(), ids))))
                .addFunctionDeclarations(
                        comparison("_<_", "share_less"),
                        comparison("_<=_", "share_less_equals"),
                        comparison("_>_", "share_greater"),
                        comparison("_>=_", "share_greater_equals"));
        FactName.ALL.values().stream()
                .filter(fact -> about == About.MONTH || !fact.aboutMonth())
                .forEach(fact -> type(fact.unit()).ifPresent(type -> builder.addVar(fact.name(), type)));
        parameters.forEach(
                (id, parameter) -> type(parameter.unit()).ifPresent(type -> builder.addVar(identifier(id), type)));
        compiler = builder.build();
    }

    /** A condition ready to be asked, with the facts and parameters it names. */
    record Condition(String text, CelRuntime.Program program, Set<String> facts, Set<String> parameters) {

        boolean holds(Lookup lookup) {
            try {
                return (Boolean) program.eval(lookup);
            } catch (CelEvaluationException e) {
                throw new IllegalStateException("condition cannot be decided: " + text, e);
            }
        }
    }

    /** Reads a condition; what is wrong with it is gathered in {@code faults} and nothing is returned. */
    Optional<Condition> read(String text, List<CelIssue> faults) {
        CelValidationResult result = compiler.compile(text);
        if (result.hasError()) {
            faults.addAll(result.getErrors());
            return Optional.empty();
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            if (!tree.getResultType().equals(SimpleType.BOOL)) {
                faults.add(CelIssue.formatError(1, 0, "a condition is true or false, this is " + tree.getResultType()));
                return Optional.empty();
            }
            Set<String> facts = new LinkedHashSet<>();
            Set<String> parameters = new LinkedHashSet<>();
            tree.getReferenceMap().values().forEach(reference -> {
                if (FactName.ALL.containsKey(reference.name())) {
                    facts.add(reference.name());
                } else if (parameterIds.containsKey(reference.name())) {
                    parameters.add(parameterIds.get(reference.name()));
                }
            });
            return Optional.of(new Condition(text, RUNTIME.createProgram(tree), facts, parameters));
        } catch (CelValidationException | CelEvaluationException e) {
            faults.add(CelIssue.formatError(1, 0, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** The variable that stands for a parameter; identifiers of the language have no hyphens. */
    static String identifier(String parameterId) {
        return PARAMETER + parameterId.replace('-', '_').replace('.', '_');
    }

    private static CelExpr parameter(CelMacroExprFactory factory, CelExpr id, Map<String, String> ids) {
        if (id.exprKind().getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || id.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return factory.reportError("param() takes the id of a parameter in quotes");
        }
        var variable = identifier(id.constant().stringValue());
        return ids.containsKey(variable)
                ? factory.newIdentifier(variable)
                : factory.reportError("no number has the id '%s'", id.constant().stringValue());
    }

    private static Optional<CelType> type(Unit unit) {
        return switch (unit) {
            case SHARE -> Optional.of(SHARE);
            case FLAG -> Optional.of(SimpleType.BOOL);
            case DATE, TEXT -> Optional.empty();
            case DAYS, WORKDAYS, MONTHS, COUNT, YUAN, WORKERS, PERSONS, ACCOUNTS -> Optional.of(SimpleType.INT);
        };
    }

    private static CelFunctionDecl comparison(String operator, String overload) {
        return CelFunctionDecl.newFunctionDeclaration(
                operator, CelOverloadDecl.newGlobalOverload(overload, SimpleType.BOOL, SHARE, SHARE));
    }
}
