package io.fermata.processor.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fermata.Asyncio;
import io.fermata.Awaitable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An exception thrown anywhere in a method shows the same lines whichever face of the method ran: javac knows those of the
 * blocking face.
 */
class SitesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void virtualTime() {
        Asyncio.newVirtualEventLoop();
    }

    @Test
    void bothFacesShowTheSameLines() throws Exception {
        Compiled program = Compiled.of(folder, List.of(), "/trace/Sites.java");
        Class<?> type = program.load("demo.Sites");
        Method blocking = type.getDeclaredMethod("site", int.class);
        blocking.setAccessible(true);
        Method factory = type.getClassLoader().loadClass("demo.SitesAsync").getDeclaredMethod("site", int.class);
        factory.setAccessible(true);
        int count = type.getField("COUNT").getInt(null);
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int number = k;
            Throwable plain = catchThrowable(() -> invoke(blocking, number));
            Throwable async = catchThrowable(() -> Asyncio.run((Awaitable<?>) invoke(factory, number)));
            assertThat(async).hasMessage(plain.getMessage()).hasMessage("site " + k);
            expected.add(lines(plain));
            actual.add(lines(async));
            assertThat(async.getStackTrace())
                    .noneMatch(frame -> frame.getClassName().matches("demo\\.\\w+Async.*|io\\.fermata\\.\\w+"));
        }
        assertThat(actual).isEqualTo(expected);
    }

    private static Object invoke(Method method, int k) throws Throwable {
        try {
            return method.invoke(null, k);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    /** The lines of the method's own frames, the lambdas' among them. */
    private static String lines(Throwable failure) {
        StringBuilder lines = new StringBuilder(failure.getMessage());
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().equals("demo.Sites")
                    && frame.getMethodName().contains("site")) {
                lines.append(' ').append(frame.toString().replaceAll("\\$\\d+", "")); // javac numbers lambdas
            }
        }
        return lines.toString();
    }
}
