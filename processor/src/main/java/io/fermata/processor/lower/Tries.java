package io.fermata.processor.lower;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Var;
import io.fermata.processor.flow.Block;
import io.fermata.processor.flow.Region;
import io.fermata.processor.flow.Terminator;
import io.fermata.processor.slice.Scope;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * {@code try} with an await in any of its parts.
 *
 * <pre>
 *     try { body } catch (E e) { handler } finally { cleanup }
 *
 *     region 1  { body }       exit = 0, goto F     on Throwable: thrown1 = t, goto H
 *     H:        thrown1 instanceof E ? e = thrown1, handler : throw thrown1        (in region 2)
 *     region 2  { H, handler } exit = 0, goto F     on Throwable: thrown2 = t, goto X
 *     X:        exit = 1, goto F
 *     F:        cleanup; switch (exit) { 0: go on; 1: throw thrown2; n: the n-th jump, led on outwards }
 * </pre>
 *
 * <p>Every way into F sets {@code exit} anew, so that no earlier round of a loop shows through; a cleanup that ends
 * abruptly never comes to the switch, and so overrides what was pending (JLS 14.20.2).
 */
final class Tries {

    private final Lowering lowering;

    Tries(Lowering lowering) {
        this.lowering = lowering;
    }

    void statement(TreePath path, TryTree tree) {
        BlockTree cleanup = tree.getFinallyBlock();
        if (cleanup == null) {
            catching(path, tree);
        } else {
            cleaning(
                    () -> catching(path, tree),
                    null,
                    () -> lowering.statements().block(new TreePath(path, cleanup)));
        }
    }

    private void catching(TreePath path, TryTree tree) {
        Runnable body = () -> resources(path, tree, tree.getResources());
        if (tree.getCatches().isEmpty()) {
            body.run();
            return;
        }
        Builder builder = lowering.builder();
        Block handler = builder.block();
        Block after = builder.block();
        Var thrown = thrown();
        guarded(new Region(builder.region(), handler, thrown), body);
        builder.jump(after);
        builder.begin(handler);
        for (CatchTree clause : tree.getCatches()) {
            handle(new TreePath(path, clause), clause, thrown, after);
        }
        builder.end(new Terminator.Throw(Code.read(thrown)));
        builder.begin(after);
    }

    /** Runs what builds the blocks of a region. */
    private void guarded(Region region, Runnable body) {
        Builder builder = lowering.builder();
        Block first = new Block(region);
        Region outer = builder.region();
        builder.region(region);
        builder.begin(first);
        body.run();
        builder.region(outer);
    }

    private void handle(TreePath path, CatchTree clause, Var thrown, Block after) {
        Builder builder = lowering.builder();
        Scope scope = lowering.scope();
        TreePath parameter = new TreePath(path, clause.getParameter());
        Element element = scope.element(parameter);
        if (element == null) {
            throw new AssertionError("no element for " + clause.getParameter());
        }
        Var variable = scope.var(element);
        Tree type = clause.getParameter().getType();
        TreePath typePath = new TreePath(parameter, type);
        List<? extends Tree> alternatives =
                type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
        Block next = builder.block();
        if (type instanceof UnionTypeTree || !isThrowable(scope.type(typePath))) {
            Block body = builder.block();
            builder.end(new Terminator.If(
                    test(typePath, alternatives, thrown),
                    Code.of("!(", test(typePath, alternatives, thrown), ")"),
                    body,
                    next));
            builder.begin(body);
            Code caught = lowering.expressions().name(variable.type());
            boolean any = caught.equals(Code.type(ClassName.get(Throwable.class)));
            builder.declare(variable, any ? Code.read(thrown) : Code.of("(", caught, ") ", thrown));
        } else {
            builder.declare(variable, Code.read(thrown));
        }
        lowering.statements().block(new TreePath(path, clause.getBlock()));
        builder.end(new Terminator.Goto(after));
        builder.begin(next);
    }

    private Code test(TreePath typePath, List<? extends Tree> alternatives, Var thrown) {
        Code test = Code.EMPTY;
        for (Tree alternative : alternatives) {
            Code one = lowering.slicer().test(new TreePath(typePath, alternative), Code.read(thrown));
            test = Code.of(test, test.isEmpty() ? "" : " || ", one);
        }
        return test;
    }

    private static boolean isThrowable(TypeMirror type) {
        return type.toString().equals("java.lang.Throwable");
    }

    /**
     * try-with-resources (JLS 14.20.3.1), one resource after the other.
     *
     * @param rest those still to be opened
     */
    private void resources(TreePath path, TryTree tree, List<? extends Tree> rest) {
        if (rest.isEmpty()) {
            lowering.statements().block(new TreePath(path, tree.getBlock()));
            return;
        }
        Var resource = resource(path, rest.get(0));
        Code closed = lowering.slicer().as(resource.type(), "java.lang.AutoCloseable", Code.read(resource));
        Code closer = Code.type(ClassName.get("io.fermata", "Step"));
        cleaning(
                () -> resources(path, tree, rest.subList(1, rest.size())),
                thrown -> lowering.builder().execute(Code.of(closer, ".close(", closed, ", ", thrown, ");")),
                () -> lowering.builder().execute(Code.of("if (", resource, " != null) ", closed, ".close();")));
    }

    private Var resource(TreePath path, Tree tree) {
        TreePath resource = new TreePath(path, tree);
        Scope scope = lowering.scope();
        if (tree instanceof VariableTree) {
            lowering.statements().statement(resource);
            Element element = scope.element(resource);
            if (element == null) {
                throw new AssertionError("no element for " + tree);
            }
            return scope.var(element);
        }
        return lowering.builder()
                .save("resource", scope.type(resource), lowering.expressions().value(resource));
    }

    private interface OnThrown {
        void handle(Var thrown);
    }

    /**
     * @param body what is guarded
     * @param onThrown what to do instead of {@code cleanup} before an exception goes on, null for the same
     * @param cleanup the finally block
     */
    private void cleaning(Runnable body, @Nullable OnThrown onThrown, Runnable cleanup) {
        Builder builder = lowering.builder();
        Scope scope = lowering.scope();
        Block handler = builder.block();
        Block entry = builder.block();
        Block after = builder.block();
        Var thrown = thrown();
        Var exit = lowering.builder().temporary("exit", scope.types().getPrimitiveType(TypeKind.INT));
        Construct.Finally construct = new Construct.Finally(entry, exit);
        lowering.jumps().open(construct);
        guarded(new Region(builder.region(), handler, thrown), () -> {
            body.run();
            builder.assign(exit, Code.text(String.valueOf(Construct.Finally.NORMAL)));
            builder.end(new Terminator.Goto(entry));
        });
        lowering.jumps().close();
        builder.begin(handler);
        if (onThrown != null) {
            onThrown.handle(thrown);
            builder.end(new Terminator.Throw(Code.read(thrown)));
        } else {
            builder.assign(exit, Code.text(String.valueOf(Construct.Finally.THROWN)));
            builder.end(new Terminator.Goto(entry));
        }
        builder.begin(entry);
        cleanup.run();
        replay(construct, onThrown == null ? thrown : null, after);
        builder.begin(after);
    }

    /** Goes on the way that led into the finally. */
    private void replay(Construct.Finally construct, @Nullable Var thrown, Block after) {
        Builder builder = lowering.builder();
        java.util.List<Terminator.Case> cases = new java.util.ArrayList<>();
        Block raise = thrown == null ? null : builder.block();
        if (raise != null) {
            cases.add(new Terminator.Case(Code.text(String.valueOf(Construct.Finally.THROWN)), raise));
        }
        java.util.List<Block> ways = new java.util.ArrayList<>();
        for (Exit exit : construct.exits()) {
            Block way = builder.block();
            ways.add(way);
            cases.add(new Terminator.Case(Code.text(String.valueOf(construct.number(exit))), way));
        }
        if (cases.size() == 1) {
            Code number = cases.get(0).label();
            builder.end(new Terminator.If(
                    Code.of(construct.exit(), " == ", number),
                    Code.of(construct.exit(), " != ", number),
                    cases.get(0).target(),
                    after));
        } else if (cases.isEmpty()) {
            builder.end(new Terminator.Goto(after));
        } else {
            builder.end(new Terminator.Switch(Code.read(construct.exit()), cases, after, false));
        }
        if (raise != null && thrown != null) {
            builder.begin(raise);
            builder.end(new Terminator.Throw(Code.read(thrown)));
        }
        for (int i = 0; i < ways.size(); i++) {
            builder.begin(ways.get(i));
            lowering.jumps().lead(construct.exits().get(i));
        }
    }

    private Var thrown() {
        Scope scope = lowering.scope();
        return lowering.builder()
                .temporary(
                        "thrown",
                        scope.elements().getTypeElement("java.lang.Throwable").asType());
    }
}
