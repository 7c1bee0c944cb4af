package io.fermata.processor.lower;

import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Terminator;
import io.fermata.processor.slice.Exits;
import io.fermata.processor.slice.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Name;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Leads {@code break}, {@code continue}, {@code return} and {@code yield} to their targets, through every
 * {@code finally} between: the number of the exit is noted, control goes to the finally's block, and behind that is
 * led on from there.
 */
final class Jumps implements Exits {

    private final Lowering lowering;
    private final List<Construct> open = new ArrayList<>();
    private @Nullable Var returned;

    Jumps(Lowering lowering) {
        this.lowering = lowering;
    }

    void open(Construct construct) {
        open.add(construct);
    }

    void close() {
        open.remove(open.size() - 1);
    }

    /** The labels right before a statement. */
    static Set<String> labels(TreePath statement) {
        Set<String> labels = new java.util.LinkedHashSet<>();
        for (TreePath path = statement.getParentPath();
                path.getLeaf() instanceof LabeledStatementTree labeled;
                path = path.getParentPath()) {
            labels.add(labeled.getLabel().toString());
        }
        return labels;
    }

    // Jumps that stand on their own

    void jump(TreePath path) {
        Tree tree = path.getLeaf();
        if (tree instanceof ReturnTree back) {
            leave(path, back);
        } else if (tree instanceof YieldTree yield) {
            give(new TreePath(path, yield.getValue()));
        } else {
            lead(exit(tree));
        }
    }

    private void leave(TreePath path, ReturnTree tree) {
        TreePath value = tree.getExpression() == null ? null : new TreePath(path, tree.getExpression());
        if (!passesFinally(Exit.RETURN)) {
            Code code = value == null ? null : lowering.expressions().value(value);
            lowering.builder().end(new Terminator.Return(code));
            return;
        }
        if (value != null) {
            lowering.builder().assign(returned(), lowering.expressions().value(value));
        }
        lead(Exit.RETURN);
    }

    void give(TreePath value) {
        Construct.SwitchExpression target = innermostSwitchExpression();
        lowering.builder().assign(target.result(), lowering.expressions().converted(value, target.result()));
        lead(exit(target));
    }

    /** Goes on at the exit, by way of the next finally. */
    void lead(Exit exit) {
        Construct.Finally next = nextFinally(exit);
        Builder builder = lowering.builder();
        if (next != null) {
            builder.assign(next.exit(), Code.text(String.valueOf(next.number(exit))));
            builder.end(new Terminator.Goto(next.entry()));
        } else if (exit.target() != null) {
            builder.end(new Terminator.Goto(exit.target()));
        } else {
            builder.end(new Terminator.Return(returned == null ? null : Code.read(returned)));
        }
    }

    // Jumps out of text that is carried over

    @Override
    public @Nullable Code replacement(TreePath jump, TreePath within) {
        if (staysInside(jump, within)) {
            return null;
        }
        Tree tree = jump.getLeaf();
        if (tree instanceof ReturnTree back) {
            boolean hasValue = back.getExpression() != null;
            if (!passesFinally(Exit.RETURN)) {
                Code given = hasValue ? lowering.slicer().slice(new TreePath(jump, back.getExpression())) : Code.EMPTY;
                return Code.of(new Part.Leave(true, hasValue), given, new Part.Leave(false, hasValue));
            }
            Code value = back.getExpression() == null
                    ? Code.EMPTY
                    : Code.of(
                            Code.write(returned()),
                            " = ",
                            lowering.slicer().slice(new TreePath(jump, back.getExpression())),
                            "; ");
            return braced(value, Exit.RETURN);
        } else if (tree instanceof YieldTree yield) {
            Construct.SwitchExpression target = innermostSwitchExpression();
            Code value = Code.of(
                    Code.write(target.result()),
                    " = ",
                    lowering.slicer().slice(new TreePath(jump, yield.getValue())),
                    "; ");
            return braced(value, exit(target));
        }
        return braced(Code.EMPTY, exit(tree));
    }

    private Code braced(Code before, Exit exit) {
        Construct.Finally next = nextFinally(exit);
        if (next != null) {
            return Code.of(
                    "{ ",
                    before,
                    Code.write(next.exit()),
                    " = " + next.number(exit) + "; ",
                    Code.jump(next.entry()),
                    " }");
        }
        if (exit.target() == null) {
            throw new AssertionError("a plain return needs no replacement");
        }
        return Code.of("{ ", before, Code.jump(exit.target()), " }");
    }

    private static boolean staysInside(TreePath jump, TreePath within) {
        Tree tree = jump.getLeaf();
        if (tree instanceof ReturnTree) {
            return false;
        }
        for (TreePath path = jump.getParentPath(); path != null; path = path.getParentPath()) {
            if (isTarget(tree, path.getLeaf())) {
                return true;
            }
            if (path.getLeaf() == within.getLeaf()) {
                return false;
            }
        }
        return false;
    }

    private static boolean isTarget(Tree jump, Tree statement) {
        boolean loop = switch (statement.getKind()) {
            case WHILE_LOOP, DO_WHILE_LOOP, FOR_LOOP, ENHANCED_FOR_LOOP -> true;
            default -> false;
        };
        if (jump instanceof YieldTree) {
            return statement.getKind() == Tree.Kind.SWITCH_EXPRESSION;
        }
        Name label = label(jump);
        if (label != null) {
            return statement instanceof LabeledStatementTree labeled
                    && labeled.getLabel().equals(label);
        }
        return loop || jump instanceof BreakTree && statement.getKind() == Tree.Kind.SWITCH;
    }

    private static @Nullable Name label(Tree jump) {
        if (jump instanceof BreakTree tree) {
            return tree.getLabel();
        }
        return jump instanceof ContinueTree tree ? tree.getLabel() : null;
    }

    // Targets

    private Exit exit(Tree jump) {
        Name name = label(jump);
        String label = name == null ? null : name.toString();
        boolean continues = jump instanceof ContinueTree;
        for (int i = open.size() - 1; i >= 0; i--) {
            Construct construct = open.get(i);
            if (construct instanceof Construct.Loop loop) {
                if (label == null || loop.labels().contains(label)) {
                    return new Exit(continues ? loop.continueTo() : loop.breakTo(), i + (continues ? 1 : 0));
                }
            } else if (construct instanceof Construct.Switch choice && !continues) {
                if (label == null || choice.labels().contains(label)) {
                    return new Exit(choice.breakTo(), i);
                }
            } else if (construct instanceof Construct.Labeled labeled && label != null && !continues) {
                if (labeled.labels().contains(label)) {
                    return new Exit(labeled.breakTo(), i);
                }
            }
        }
        throw new AssertionError("no target for " + jump);
    }

    private Exit exit(Construct.SwitchExpression target) {
        return new Exit(target.yieldTo(), open.indexOf(target));
    }

    private Construct.SwitchExpression innermostSwitchExpression() {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i) instanceof Construct.SwitchExpression target) {
                return target;
            }
        }
        throw new AssertionError("yield outside of a switch expression");
    }

    private boolean passesFinally(Exit exit) {
        return nextFinally(exit) != null;
    }

    private Construct.@Nullable Finally nextFinally(Exit exit) {
        for (int i = open.size() - 1; i >= exit.depth(); i--) {
            if (open.get(i) instanceof Construct.Finally found) {
                return found;
            }
        }
        return null;
    }

    private Var returned() {
        TypeMirror type = lowering.returnType();
        if (type.getKind() == TypeKind.VOID) {
            throw new AssertionError("a void method returns no value");
        }
        if (returned == null) {
            returned = Var.temporary("returned", type);
        }
        return returned;
    }

    /** Whether the statement is a jump. */
    static boolean isJump(StatementTree tree) {
        return switch (tree.getKind()) {
            case BREAK, CONTINUE, RETURN, YIELD -> true;
            default -> false;
        };
    }

    static boolean isVariable(Scope scope, TreePath path) {
        return scope.element(path) != null && Scope.isVariable(scope.element(path));
    }
}
