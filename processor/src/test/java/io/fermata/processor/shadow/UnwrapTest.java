package io.fermata.processor.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments as build tools hand them out. */
class UnwrapTest {
    @TempDir
    Path dir;

    @Test
    void aDelegatingClassAsGradles() {
        attributes(Delegating::new);
    }

    @Test
    void aProxyAsIntelliJs() {
        attributes(UnwrapTest::proxy);
    }

    @Test
    void oneInTheOther() {
        attributes(env -> proxy(new Delegating(proxy(env))));
    }

    @Test
    void nothingInside() {
        ProcessingEnvironment stranger = proxy(null);
        assertThatThrownBy(() -> Shadow.of(stranger, Map.of()))
                .isInstanceOf(NotJavac.class)
                .hasMessageContaining("javac");
    }

    private void attributes(UnaryOperator<ProcessingEnvironment> wrapper) {
        EveryClass processor = new EveryClass();
        processor.wrapper = wrapper;
        Checks.attributes(new Javac(dir).source("Use.java", "class Use { int n = \"\".length(); }"), processor);
        assertThat(processor.census.invocations).isEqualTo(1);
    }

    private static ProcessingEnvironment proxy(@Nullable ProcessingEnvironment env) {
        InvocationHandler handler = (self, method, args) -> {
            try {
                return method.invoke(env, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (ProcessingEnvironment) Proxy.newProxyInstance(
                UnwrapTest.class.getClassLoader(), new Class<?>[] {ProcessingEnvironment.class}, handler);
    }

    private record Delegating(ProcessingEnvironment delegate) implements ProcessingEnvironment {
        @Override
        public Map<String, String> getOptions() {
            return delegate.getOptions();
        }

        @Override
        public Messager getMessager() {
            return delegate.getMessager();
        }

        @Override
        public Filer getFiler() {
            return delegate.getFiler();
        }

        @Override
        public Elements getElementUtils() {
            return delegate.getElementUtils();
        }

        @Override
        public Types getTypeUtils() {
            return delegate.getTypeUtils();
        }

        @Override
        public SourceVersion getSourceVersion() {
            return delegate.getSourceVersion();
        }

        @Override
        public Locale getLocale() {
            return delegate.getLocale();
        }
    }
}
