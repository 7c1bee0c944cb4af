package io.fermata.processor.emit;

import com.palantir.javapoet.JavaFile;
import io.fermata.processor.trace.Marks;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/**
 * A generated source file.
 *
 * @param name the class's qualified name
 * @param text the whole file
 * @param origin the user's class that it is made from
 * @param diagrams pictures of the frames' state machines, by the frames' simple names
 */
public record SourceFile(String name, String text, Element origin, Map<String, Supplier<String>> diagrams) {

    static SourceFile of(JavaFile file, Element origin, Map<String, Supplier<String>> diagrams) {
        String simple = file.typeSpec().name();
        String name = file.packageName().isEmpty() ? simple : file.packageName() + "." + simple;
        Marks.Taken taken = Marks.takeOff(RawText.unwrap(file.toString()));
        return new SourceFile(name, LinesClass.fill(taken.text(), taken.lines()), origin, diagrams);
    }

    /** @param withDiagrams whether the diagrams are written too, each to a file beside the source */
    public void writeTo(Filer filer, boolean withDiagrams) throws IOException {
        JavaFileObject file = filer.createSourceFile(name, origin);
        try (Writer writer = file.openWriter()) {
            writer.write(text);
        }
        if (withDiagrams) {
            for (Map.Entry<String, Supplier<String>> diagram : diagrams.entrySet()) {
                try (Writer writer = beside(file, filer, diagram.getKey()).openWriter()) {
                    writer.write(diagram.getValue().get());
                }
            }
        }
    }

    private FileObject beside(JavaFileObject file, Filer filer, String frame) throws IOException {
        int dot = name.lastIndexOf('.');
        String packageName = dot < 0 ? "" : name.substring(0, dot);
        String simple = name.substring(dot + 1) + "." + frame + ".mmd";
        URI wanted = file.toUri().resolve(simple);
        FileObject found = filer.createResource(StandardLocation.SOURCE_OUTPUT, packageName, simple, origin);
        return found.toUri().equals(wanted) // else javac was given no -s, and sources lie beside the classes
                ? found
                : filer.createResource(StandardLocation.CLASS_OUTPUT, packageName, simple, origin);
    }
}
