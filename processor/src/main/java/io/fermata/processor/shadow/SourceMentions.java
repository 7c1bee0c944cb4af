package io.fermata.processor.shadow;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the names of types from the unattributed trees of a source. */
final class SourceMentions extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final Mentions mentions;
    private final boolean anyCase;
    private final Set<String> imported = new HashSet<>();
    private final Set<String> packages = new LinkedHashSet<>();
    private final Set<String> simple = new LinkedHashSet<>();

    private SourceMentions(Mentions mentions, boolean anyCase) {
        this.mentions = mentions;
        this.anyCase = anyCase;
    }

    /** By the custom of names: types are upper case, packages lower case. Most identifiers are neither. */
    static void of(CompilationUnitTree unit, Mentions mentions) {
        new SourceMentions(mentions, false).read(unit);
    }

    /** Against all custom, and types in packages that are in several places: for when something was not found. */
    static void thorough(CompilationUnitTree unit, Mentions mentions) {
        SourceMentions reader = new SourceMentions(mentions, true);
        reader.read(unit);
        reader.packages.forEach(pkg -> reader.simple.forEach(name -> mentions.type(pkg, name)));
    }

    private void read(CompilationUnitTree unit) {
        scan(unit, null);
        simple.removeAll(imported);
        String pkg = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
        simple.forEach(name -> mentions.type(pkg, name));
        packages.forEach(onDemand -> simple.forEach(name -> mentions.onDemand(onDemand, name)));
    }

    @Override
    public @Nullable Void visitImport(ImportTree clause, @Nullable Void none) {
        String name = clause.getQualifiedIdentifier().toString();
        boolean star = name.endsWith(".*");
        String qualifier = Names.qualifier(name);
        mentions.qualified(clause.isStatic() || star ? qualifier : name);
        if (star) {
            packages.add(qualifier);
        } else if (!clause.isStatic()) {
            imported.add(Names.simple(name));
        }
        return null;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void none) {
        String name = tree.getName().toString();
        if (isType(name)) {
            simple.add(name);
        }
        return null;
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void none) {
        Tree qualifier = tree.getExpression();
        if (isType(tree.getIdentifier().toString()) && isPackage(qualifier)) {
            mentions.type(qualifier.toString(), tree.getIdentifier().toString());
        }
        return super.visitMemberSelect(tree, none);
    }

    private boolean isPackage(Tree tree) {
        if (tree instanceof MemberSelectTree select) {
            return isPackage(select.getIdentifier().toString()) && isPackage(select.getExpression());
        }
        return tree instanceof IdentifierTree identifier
                && isPackage(identifier.getName().toString());
    }

    private boolean isType(String name) {
        return anyCase || !Character.isLowerCase(name.charAt(0));
    }

    private boolean isPackage(String name) {
        return anyCase || !Character.isUpperCase(name.charAt(0));
    }
}
