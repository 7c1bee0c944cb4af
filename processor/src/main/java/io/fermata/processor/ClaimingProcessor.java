package io.fermata.processor;

import com.google.auto.service.AutoService;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Claims {@code io.fermata.Async}, so that {@code -Xlint:processing} does not warn of it. {@link AsyncProcessor} is handed
 * every annotation, and could only claim all or none of them.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes(Compilation.ASYNC)
public final class ClaimingProcessor extends AbstractProcessor {

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return true;
    }
}
