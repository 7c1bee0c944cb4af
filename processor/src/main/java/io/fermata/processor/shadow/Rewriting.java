package io.fermata.processor.shadow;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * What Lombok has done to javac's trees, put into the text that the shadow reads.
 *
 * <p>Lombok writes no sources: it adds members and modifiers to the trees of the outer compilation. A member of those
 * trees that has no counterpart where the text has one is such an addition.
 */
final class Rewriting {
    private static final Set<Modifier> MODIFIERS =
            Set.of(Modifier.PUBLIC, Modifier.PROTECTED, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);

    private record Place(Tree.Kind kind, String name, long start) {}

    private final CompilationUnitTree written;
    private final CompilationUnitTree rewritten;
    private final Elements elements;
    private final Trees trees;
    private final Insertions insertions = new Insertions();

    private Rewriting(CompilationUnitTree written, CompilationUnitTree rewritten, Elements elements, Trees trees) {
        this.written = written;
        this.rewritten = rewritten;
        this.elements = elements;
        this.trees = trees;
    }

    /** Whether the compilation knows of Lombok at all. */
    static boolean isPossible(Elements elements) {
        return elements.getTypeElement("lombok.Lombok") != null;
    }

    /** Whether a source may be changed by Lombok, in this round or a later one. */
    static boolean isExpected(String text) {
        return text.contains("lombok.");
    }

    /** The text with Lombok's {@code val}, which has no counterpart in Java, as a {@code var} in the same place. */
    static String withoutVal(CompilationUnitTree unit, String text, Trees trees) {
        boolean imported = unit.getImports().stream()
                .map(clause -> clause.getQualifiedIdentifier().toString())
                .anyMatch(name -> name.equals("lombok.val") || name.equals("lombok.*"));
        if (!imported) {
            return text;
        }
        StringBuilder edited = new StringBuilder(text);
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitVariable(VariableTree tree, @Nullable Void none) {
                if (tree.getType() instanceof IdentifierTree type
                        && type.getName().contentEquals("val")) {
                    int start = (int) trees.getSourcePositions().getStartPosition(unit, type);
                    edited.replace(start, start + "val".length(), "var");
                }
                return super.visitVariable(tree, none);
            }
        }.scan(unit, null);
        return edited.toString();
    }

    /**
     * What has been added to a source.
     *
     * @param written the source, parsed anew
     * @param rewritten the same source in the outer compilation
     */
    static Insertions of(CompilationUnitTree written, CompilationUnitTree rewritten, Elements elements, Trees trees) {
        Rewriting rewriting = new Rewriting(written, rewritten, elements, trees);
        rewriting.compare(written.getTypeDecls(), new TreePath(rewritten), rewritten.getTypeDecls(), added -> {});
        return rewriting.insertions;
    }

    private void compare(
            List<? extends Tree> asWritten, TreePath parent, List<? extends Tree> now, Consumer<TreePath> addition) {
        Map<Place, Tree> known = new HashMap<>();
        asWritten.forEach(tree -> known.putIfAbsent(place(written, tree), tree));
        for (Tree tree : now) {
            Tree counterpart = known.get(place(rewritten, tree));
            TreePath path = new TreePath(parent, tree);
            if (counterpart == null) {
                addition.accept(path);
            } else if (counterpart instanceof ClassTree type) {
                compare(type, path);
            } else if (counterpart instanceof VariableTree field) {
                compare(field, field.getModifiers(), ((VariableTree) tree).getModifiers());
            } else if (counterpart instanceof MethodTree method) {
                compare(method, (MethodTree) tree);
            }
        }
    }

    private void compare(ClassTree asWritten, TreePath now) {
        ClassTree type = (ClassTree) now.getLeaf();
        compare(asWritten, asWritten.getModifiers(), type.getModifiers());
        List<String> additions = new ArrayList<>();
        compare(asWritten.getMembers(), now, type.getMembers(), added -> {
            if (isWoven(type, added)) {
                additions.add(text(added.getLeaf(), type));
            }
        });
        if (!additions.isEmpty()) {
            String constants = type.getKind() == Tree.Kind.ENUM ? ";" : "";
            insertions.add(end(asWritten) - 1, constants + String.join(" ", additions));
        }
    }

    /** javac adds default constructors and what belongs to records by itself, in the shadow too. */
    private boolean isWoven(ClassTree type, TreePath added) {
        Element element = trees.getElement(added);
        if (element == null || elements.getOrigin(element) == Elements.Origin.MANDATED) {
            return false;
        }
        if (type.getKind() != Tree.Kind.RECORD || !(added.getLeaf() instanceof MethodTree method)) {
            return true;
        }
        boolean constructor = method.getReturnType() == null;
        boolean accessor = !element.getModifiers().contains(Modifier.STATIC)
                && method.getParameters().isEmpty();
        return !constructor && !accessor;
    }

    private void compare(MethodTree asWritten, MethodTree now) {
        compare(asWritten, asWritten.getModifiers(), now.getModifiers());
        if (asWritten.getBody() == null || now.getBody() == null || asWritten.getReturnType() == null) {
            return;
        }
        int start = start(asWritten.getBody()) + 1;
        for (StatementTree statement : now.getBody().getStatements()) {
            if (statement.getKind() == Tree.Kind.IF && positions().getStartPosition(rewritten, statement) < start) {
                insertions.add(start, " " + line(statement)); // the check of a @NonNull parameter
            }
        }
    }

    private void compare(Tree member, ModifiersTree asWritten, ModifiersTree now) {
        StringJoiner added = new StringJoiner(" ", "", " ").setEmptyValue("");
        for (Modifier modifier : now.getFlags()) {
            if (MODIFIERS.contains(modifier) && !asWritten.getFlags().contains(modifier)) {
                added.add(modifier.toString().toLowerCase(Locale.ROOT));
            }
        }
        if (added.length() > 0) {
            insertions.add(start(member), added.toString());
        }
    }

    private static String text(Tree member, ClassTree type) {
        return line(member).replaceFirst("<init>", type.getSimpleName().toString());
    }

    private static String line(Tree tree) {
        return tree.toString().replaceAll("\\R", " ");
    }

    private Place place(CompilationUnitTree unit, Tree tree) {
        String name = "";
        if (tree instanceof VariableTree field) {
            name = field.getName().toString();
        } else if (tree instanceof MethodTree method) {
            name = method.getName().toString();
        } else if (tree instanceof ClassTree type) {
            name = type.getSimpleName().toString();
        }
        return new Place(tree.getKind(), name, positions().getStartPosition(unit, tree));
    }

    private int start(Tree tree) {
        return (int) positions().getStartPosition(written, tree);
    }

    private int end(Tree tree) {
        return (int) positions().getEndPosition(written, tree);
    }

    private SourcePositions positions() {
        return trees.getSourcePositions();
    }
}
