package io.fermata.processor.emit;

import com.palantir.javapoet.JavaFile;
import io.fermata.processor.trace.Marks;
import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;

/**
 * A generated source file.
 *
 * @param name the class's qualified name
 * @param text the whole file
 * @param origin the user's class that it is made from
 */
public record SourceFile(String name, String text, Element origin) {

    static SourceFile of(JavaFile file, Element origin) {
        String simple = file.typeSpec().name();
        String name = file.packageName().isEmpty() ? simple : file.packageName() + "." + simple;
        Marks.Taken taken = Marks.takeOff(RawText.unwrap(file.toString()));
        return new SourceFile(name, LinesClass.fill(taken.text(), taken.lines()), origin);
    }

    public void writeTo(Filer filer) throws IOException {
        try (Writer writer = filer.createSourceFile(name, origin).openWriter()) {
            writer.write(text);
        }
    }
}
