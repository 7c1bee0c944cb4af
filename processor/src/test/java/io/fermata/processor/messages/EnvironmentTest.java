package io.fermata.processor.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import io.fermata.processor.AsyncProcessor;
import io.fermata.processor.message.Message;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What is wrong with the tools and not with the code. */
class EnvironmentTest {
    private final List<String> said = new ArrayList<>();

    @Test
    @Shows(Message.NOT_JAVAC)
    void notJavac() {
        AsyncProcessor processor = new AsyncProcessor();
        processor.init(stranger());
        processor.process(Set.of(), round(false));
        processor.process(Set.of(), round(true));

        assertThat(said)
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .startsWith("ERROR [fermata.NotJavac] ")
                        .contains("compile with javac (Maven, Gradle and IntelliJ IDEA do by default)"));
    }

    @Test
    @Shows(Message.INTERNAL)
    void aFaultOfOursIsOneErrorWithItsTrace() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaFileManager full =
                new ForwardingJavaFileManager<JavaFileManager>(compiler.getStandardFileManager(null, null, null)) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location, String name, JavaFileObject.Kind kind, FileObject sibling)
                            throws IOException {
                        throw new IOException("no space left");
                    }
                };
        JavaFileObject source = JavaFileObjects.forSourceString(
                "demo.Foo", Compiled.HEAD + "class Foo { @Async static int f() { return 1; } }");
        JavaCompiler.CompilationTask task = compiler.getTask(null, full, diagnostics, null, null, List.of(source));
        task.setProcessors(List.of(new AsyncProcessor()));

        assertThat(task.call()).isFalse();
        assertThat(diagnostics.getDiagnostics()).singleElement().satisfies(error -> {
            assertThat(error.getLineNumber()).isEqualTo(Compiled.HEAD.lines().count() + 1);
            assertThat(error.getMessage(Locale.ROOT))
                    .startsWith("[fermata.Internal] ")
                    .contains("please report this", "no space left", "at io.fermata.processor.");
        });
    }

    private ProcessingEnvironment stranger() {
        Messager messager = proxy(Messager.class, (method, arguments) -> {
            said.add((Diagnostic.Kind) arguments[0] + " " + arguments[1]);
            return null;
        });
        TypeElement async = proxy(TypeElement.class, (method, arguments) -> null);
        Elements elements = proxy(Elements.class, (method, arguments) -> async);
        return proxy(ProcessingEnvironment.class, (method, arguments) -> switch (method) {
            case "getMessager" -> messager;
            case "getFiler" -> proxy(Filer.class, (ignored, none) -> null);
            default -> elements;
        });
    }

    private static RoundEnvironment round(boolean last) {
        return proxy(RoundEnvironment.class, (method, arguments) -> method.equals("processingOver") ? last : Set.of());
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                EnvironmentTest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName(), arguments)));
    }
}
