package io.fermata.processor;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import io.fermata.processor.check.Check;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Finds the classes to look at: those with async methods, and those in whose text something looks like an await, a
 * coroutine or the annotation, so that it is worth attributing them to be sure. Reads unattributed trees only.
 */
final class Suspects {

    private final Trees trees;
    private final Elements elements;
    private final Set<String> async = new LinkedHashSet<>();
    private final Set<String> others = new LinkedHashSet<>();
    private final Map<ExecutableElement, String> nameless = new LinkedHashMap<>();

    Suspects(ProcessingEnvironment environment) {
        this.trees = Trees.instance(environment);
        this.elements = environment.getElementUtils();
    }

    /** Classes with async methods, nested ones included, by qualified name. */
    Set<String> asyncClasses() {
        return async;
    }

    /** Async methods that no companion could call, with the name of the file that they stand in. */
    Map<ExecutableElement, String> nameless() {
        return nameless;
    }

    /** Top-level classes without async methods of their own or their nested classes. */
    Set<String> others() {
        return others;
    }

    void add(Element root) {
        if (!(root instanceof TypeElement type)) {
            return;
        }
        if (elements.getTypeElement(type.getQualifiedName()) == null) {
            nameless(type, type.getSimpleName().toString());
            return;
        }
        int before = async.size();
        members(type);
        TreePath path = trees.getPath(type);
        if (async.size() == before
                && path != null
                && mentions(path.getCompilationUnit())
                && looksSuspicious(path.getLeaf())) {
            others.add(type.getQualifiedName().toString());
        }
    }

    /** The class of a compact source file can be found by no name, nor can those in it. */
    private void nameless(TypeElement type, String file) {
        for (Element member : type.getEnclosedElements()) {
            if (member instanceof TypeElement nested) {
                nameless(nested, file);
            } else if (member instanceof ExecutableElement method && Check.isAsync(method)) {
                nameless.put(method, file);
            }
        }
    }

    private void members(TypeElement type) {
        boolean has = false;
        for (Element member : type.getEnclosedElements()) {
            if (member instanceof TypeElement nested) {
                members(nested);
            } else if (member instanceof ExecutableElement && Check.isAsync(member)) {
                has = true;
            }
        }
        if (has) {
            async.add(type.getQualifiedName().toString());
        }
    }

    private static boolean mentions(CompilationUnitTree unit) {
        for (ImportTree tree : unit.getImports()) {
            if (tree.getQualifiedIdentifier().toString().startsWith("io.fermata.")) {
                return true;
            }
        }
        return false;
    }

    private static boolean looksSuspicious(Tree tree) {
        boolean[] found = {false};
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void scan(@Nullable Tree at, @Nullable Void unused) {
                return found[0] ? null : super.scan(at, unused);
            }

            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
                ExpressionTree select = call.getMethodSelect();
                found[0] |= name(select).equals("await")
                        || name(select).startsWith("sleep")
                        || select instanceof MemberSelectTree member
                                && name(member.getExpression()).endsWith("Async");
                return super.visitMethodInvocation(call, unused);
            }

            @Override
            public @Nullable Void visitMemberReference(MemberReferenceTree reference, @Nullable Void unused) {
                found[0] |= reference.getName().contentEquals("await");
                return super.visitMemberReference(reference, unused);
            }

            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
                for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
                    found[0] |= name(annotation.getAnnotationType()).equals("Async");
                }
                return super.visitMethod(method, unused);
            }
        }.scan(tree, null);
        return found[0];
    }

    private static String name(Tree tree) {
        if (tree instanceof IdentifierTree id) {
            return id.getName().toString();
        }
        return tree instanceof MemberSelectTree select ? select.getIdentifier().toString() : "";
    }
}
