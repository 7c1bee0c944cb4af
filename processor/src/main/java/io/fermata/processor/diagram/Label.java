package io.fermata.processor.diagram;

import com.palantir.javapoet.ClassName;
import io.fermata.processor.code.Code;
import io.fermata.processor.code.Part;

/** Code as a label: as the user wrote it, on one line, and not too long. */
final class Label {

    private static final int LENGTH = 60;

    private Label() {}

    static String of(Code code) {
        StringBuilder out = new StringBuilder();
        code.parts().forEach(part -> add(out, part));
        return escape(out.toString());
    }

    /** What an await waits for. */
    static String awaited(Code call) {
        StringBuilder out = new StringBuilder();
        call.parts().forEach(part -> add(out, part));
        String text = out.toString()
                .replaceAll("\\.call\\(step, depth \\+ 1(, )?", "(")
                .replaceAll("^step\\.await\\((.*)\\)$", "$1")
                .replaceAll("\\.await\\(step\\)$", "");
        return escape(text);
    }

    private static void add(StringBuilder out, Part part) {
        if (part instanceof Part.Text text) {
            out.append(text.text());
        } else if (part instanceof Part.Type type) {
            out.append(type.name() instanceof ClassName name ? String.join(".", name.simpleNames()) : type.name());
        } else if (part instanceof Part.Callee callee) {
            String frame = callee.frame().simpleName().replaceAll("_\\d+$", "");
            out.append(callee.frame().enclosingClassName().simpleName())
                    .append('.')
                    .append(Character.toLowerCase(frame.charAt(0)))
                    .append(frame, 1, frame.length());
        } else if (part instanceof Part.Static member) {
            out.append(member.name());
        } else if (part instanceof Part.Use use) {
            out.append(use.var().name());
        } else if (part instanceof Part.Name name) {
            out.append(name.var().name());
        } else if (part instanceof Part.Binding binding) {
            out.append(binding.var().name());
        } else if (part instanceof Part.Internal internal) {
            out.append(internal.kind() == Part.Internal.Kind.STEP ? "step" : "depth");
        }
    }

    /** For between the quotes of a Mermaid label. */
    private static String escape(String text) {
        String line = text.replaceAll("\\s+", " ").trim();
        String cut = line.length() > LENGTH ? line.substring(0, LENGTH - 1) + "…" : line;
        return cut.replace("#", "#35;")
                .replace("&", "#amp;")
                .replace("\"", "#quot;")
                .replace("<", "#lt;")
                .replace(">", "#gt;");
    }
}
