package io.fermata.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.fermata.processor.code.Var;
import io.fermata.processor.lower.LocalClass;
import javax.lang.model.element.Modifier;

/**
 * A local class of the user's as a member of the continuation class; if it captures variables, within its holder.
 *
 * <pre>
 *     private static final class NodeScope {
 *         final int limit;
 *         NodeScope(int limit) { this.limit = limit; }
 *         class Node { … limit … }
 *     }
 * </pre>
 */
final class LiftedClass {

    private final LocalClass local;
    private final Printer printer;

    LiftedClass(LocalClass local, Printer printer) {
        this.local = local;
        this.printer = printer;
    }

    TypeSpec define() {
        CodeBlock text = CodeBlock.of("$L$L", local.isStatic() ? "static " : "", printer.printApart(local.text()));
        TypeSpec raw = RawText.member(text);
        if (local.holder() == null) {
            return raw;
        }
        TypeSpec.Builder holder =
                TypeSpec.classBuilder(local.holder()).addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
        holder.addTypeVariables(local.typeVariables());
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        for (Var var : local.captures()) {
            TypeName type = printer.type(var);
            holder.addField(type, var.name(), Modifier.FINAL);
            constructor.addParameter(type, var.name()).addStatement("this.$L = $L", var.name(), var.name());
        }
        return holder.addMethod(constructor.build()).addType(raw).build();
    }
}
