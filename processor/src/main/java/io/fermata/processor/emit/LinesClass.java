package io.fermata.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;
import io.fermata.processor.flow.Block;
import io.fermata.processor.model.AsyncClass;
import io.fermata.processor.trace.LineTable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * The companion's nested {@code Lines}: the line table, loaded when an exception or a dump asks for it.
 *
 * <pre>
 *     static final class Lines extends SourceLines {
 *         static final Lines ALL = new Lines();
 *         private Lines() {
 *             super("demo.Dogs", "Dogs.java",
 *                     "42:12 45-47:13",                    // this file's lines: source lines
 *                     "Barking barking 4:13");             // a frame, its method, and the awaits' lines by state
 *         }
 *         protected SourceLines[] callees() { … }          // the tables of other companions that are called in place
 *     }
 * </pre>
 *
 * <p>It stands last in the file, so that the table, which is known only when the file is rendered, moves no line that is
 * in it.
 */
final class LinesClass {

    /** Stands for the table until the file is rendered. */
    private static final String PLACE = "\uFDD2";

    /** Bytes in a constant of a class file; the table is ASCII. */
    private static final int CONSTANT_LIMIT = 0xFFFF;

    private final AsyncClass source;
    private final String sourceFile;
    private final List<String> states;
    private final List<Companion.Lowered> methods;

    LinesClass(AsyncClass source, String sourceFile, List<String> states, List<Companion.Lowered> methods) {
        this.source = source;
        this.sourceFile = sourceFile;
        this.states = states;
        this.methods = methods;
    }

    TypeSpec define() {
        Modifier[] visibility =
                Companion.isPublic(source.element()) ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
        ClassName name = source.companion().nestedClass("Lines");
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addJavadoc("Where the lines of this file and the states of its frames come from, for stack traces.\n")
                .addModifiers(visibility)
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .superclass(Names.SOURCE_LINES);
        type.addField(FieldSpec.builder(name, "ALL", visibility)
                .addJavadoc("The table.\n")
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .initializer("new Lines()")
                .build());
        type.addMethod(constructor());
        Set<ClassName> callees = callees();
        if (!callees.isEmpty()) {
            CodeBlock tables = callees.stream()
                    .map(companion -> CodeBlock.of("$T.ALL", companion.nestedClass("Lines")))
                    .collect(CodeBlock.joining(", "));
            type.addMethod(MethodSpec.methodBuilder("callees")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PROTECTED)
                    .returns(com.palantir.javapoet.ArrayTypeName.of(Names.SOURCE_LINES))
                    .addStatement("return new $T[] {$L}", Names.SOURCE_LINES, tables)
                    .build());
        }
        return type.build();
    }

    private MethodSpec constructor() {
        CodeBlock.Builder arguments = CodeBlock.builder();
        arguments.add("$S, $S", binaryName(source.element()), sourceFile);
        arguments.add(",\n$L", PLACE);
        states.forEach(state -> arguments.add(",\n$S", state));
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addStatement("super($L)", arguments.build())
                .build();
    }

    private static String binaryName(TypeElement type) {
        return ClassName.get(type).reflectionName();
    }

    /** The other companions that are called in place, in the order of their names. */
    private Set<ClassName> callees() {
        Set<ClassName> companions = new TreeSet<>();
        for (Companion.Lowered lowered : methods) {
            for (Block block : lowered.code().blocks()) {
                for (Code code : block.codes()) {
                    for (Part part : code.parts()) {
                        if (part instanceof Part.Callee callee && callee.hasLines()) {
                            companions.add(callee.frame().enclosingClassName());
                        }
                    }
                }
            }
        }
        companions.remove(source.companion());
        return companions;
    }

    /** The rendered file with the table in its place. */
    static String fill(String text, LineTable lines) {
        int at = text.indexOf(PLACE);
        if (at < 0) {
            return text;
        }
        String indent = text.substring(text.lastIndexOf('\n', at) + 1, at);
        List<String> rows = lines.rows().stream().map(row -> '"' + row + '"').toList();
        boolean constant = rows.stream().mapToInt(String::length).sum() < CONSTANT_LIMIT;
        String newLine = "\n" + indent + "        ";
        String table = constant
                ? String.join(newLine + "+ ", rows)
                : "String.join(\"\"," + newLine + String.join("," + newLine, rows) + ")";
        return text.substring(0, at) + table + text.substring(at + PLACE.length());
    }
}
