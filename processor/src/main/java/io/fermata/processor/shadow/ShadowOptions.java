package io.fermata.processor.shadow;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;

/** The options of the shadow: what exported API shows of the outer compilation's, and silence. */
final class ShadowOptions {
    private ShadowOptions() {}

    static List<String> of(ProcessingEnvironment javac) {
        List<String> options = new ArrayList<>(List.of("-proc:none", "-nowarn", "-Xlint:none", "-Xmaxerrs", "1000000"));
        int source = javac.getSourceVersion().ordinal();
        options.add("-source");
        options.add(Integer.toString(source));
        if (javac.isPreviewEnabled()) {
            options.add("--enable-preview");
        }
        return options;
    }
}
