package io.fermata.processor.check;

import com.sun.source.tree.Tree;
import java.util.Locale;
import java.util.Set;

/** The trees of method bodies that the passes know. By name, since Java 17 has no constants for the younger ones. */
public final class Kinds {

    private static final Set<String> KNOWN = Set.of(
            "AnnotatedTypeTree",
            "AnnotationTree",
            "AnyPatternTree",
            "ArrayAccessTree",
            "ArrayTypeTree",
            "AssertTree",
            "AssignmentTree",
            "BinaryTree",
            "BindingPatternTree",
            "BlockTree",
            "BreakTree",
            "CaseTree",
            "CatchTree",
            "ClassTree",
            "CompoundAssignmentTree",
            "ConditionalExpressionTree",
            "ConstantCaseLabelTree",
            "ContinueTree",
            "DeconstructionPatternTree",
            "DefaultCaseLabelTree",
            "DoWhileLoopTree",
            "EmptyStatementTree",
            "EnhancedForLoopTree",
            "ExpressionStatementTree",
            "ForLoopTree",
            "GuardedPatternTree",
            "IdentifierTree",
            "IfTree",
            "InstanceOfTree",
            "IntersectionTypeTree",
            "LabeledStatementTree",
            "LambdaExpressionTree",
            "LiteralTree",
            "MemberReferenceTree",
            "MemberSelectTree",
            "MethodTree",
            "MethodInvocationTree",
            "ModifiersTree",
            "NewArrayTree",
            "NewClassTree",
            "ParameterizedTypeTree",
            "ParenthesizedTree",
            "ParenthesizedPatternTree",
            "PatternCaseLabelTree",
            "PrimitiveTypeTree",
            "ReturnTree",
            "SwitchTree",
            "SwitchExpressionTree",
            "SynchronizedTree",
            "ThrowTree",
            "TryTree",
            "TypeCastTree",
            "TypeParameterTree",
            "UnaryTree",
            "UnionTypeTree",
            "VariableTree",
            "WhileLoopTree",
            "WildcardTree",
            "YieldTree");

    private Kinds() {}

    public static boolean isKnown(Tree.Kind kind) {
        Class<?> type = kind.asInterface();
        return type != null && KNOWN.contains(type.getSimpleName());
    }

    /** As a user may know it: {@code a string template}. */
    static String name(Tree.Kind kind) {
        return "the construct " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
